import type { RefusalTable } from './refusals.ts'

/** What is refused of a request as a whole. See `refusals.ts`. */
export const REQUESTS = {
  // Of a whole request
  malformed: { kind: 'malformed', message: 'The request is not of the form that is asked for.' },
  invalid: { kind: 'invalid', message: 'The request is impossible for the data.' },
  not_found: { kind: 'not_found', message: 'There is no such {noun}, or you may not know of it.' },
  nothing_here: { kind: 'not_found', message: 'There is nothing at this address.' },
  forbidden: { kind: 'forbidden', message: 'You may not do this here: {action}.' },
  not_your_comment: { kind: 'forbidden', message: 'You may not change what another person wrote.' },
  file_address_expired: { kind: 'forbidden', message: 'This address of a file has expired or was altered.' },
  file_not_yours: { kind: 'forbidden', message: 'You may not put this file elsewhere.' },
  metrics_are_private: { kind: 'forbidden', message: 'Metrics are read from the private network alone.' },
  storage_full: {
    kind: 'storage_full',
    message: 'The storage is full: {totalSize} of {totalCapacity} bytes are taken.',
  },
  token_needed: { kind: 'unauthenticated', message: 'A token is needed.' },
  token_unknown: { kind: 'unauthenticated', message: 'The token is unknown, expired or removed.' },
  foreign_page: { kind: 'unauthenticated', message: 'This page may not act with your session.' },
  foreign_origin: {
    kind: 'unauthenticated',
    message:
      'This page may neither sign you in nor act with your session: it is at {origin}, and this server takes itself to be at {own}. If that is wrong, as it may be behind TLS, its operator sets CUBOID_URL to {origin}.',
  },
  wrong_credentials: { kind: 'unauthenticated', message: 'The e-mail address or the password is wrong.' },
  wrong_set_up_code: { kind: 'unauthenticated', message: 'The code is not the one in the log.' },
  too_many_requests: { kind: 'too_many', message: 'Too many requests; wait {seconds} s.' },
  too_many_attempts: { kind: 'too_many', message: 'Too many attempts; wait {seconds} s.' },
  too_many_streams: { kind: 'too_many', message: 'You follow too many streams at once.' },
  database_unavailable: {
    kind: 'unavailable',
    message: 'The database cannot be reached or written just now. Nothing was changed; try again.',
  },
  outcome_unknown: {
    kind: 'unavailable',
    message:
      'The database was lost while it was saving this: it may be done, in part or not at all. Look before you try again, or send it again with the same Idempotency-Key.',
  },
  storage_unavailable: {
    kind: 'unavailable',
    message: 'The file storage cannot be reached or written just now. Nothing was changed; try again.',
  },
  content_unavailable: {
    kind: 'unavailable',
    message: 'This content is being removed just now. Nothing was changed; try again.',
  },
  data_folder_unavailable: {
    kind: 'unavailable',
    message: 'The data folder cannot be written: it was moved, or its disk is full.',
  },
  server_unavailable: { kind: 'unavailable', message: 'This server is being stopped. Nothing was changed; try again.' },
  content_lost: {
    kind: 'lost',
    message:
      'The content of this file is missing or damaged on the server. Its operator has to bring it back from a backup.',
  },
  hashing_unavailable: {
    kind: 'unavailable',
    message: 'Too many sign in just now. Nothing was changed; try again.',
  },
  lease_unavailable: { kind: 'unavailable', message: 'This server was away from its database. Try again.' },
  place_unavailable: { kind: 'unavailable', message: 'All places for servers on this database are taken.' },

  // Of HTTP
  bad_request: { kind: 'malformed', message: 'The request cannot be understood: {reason}' },
  not_http: { kind: 'malformed', message: 'The request is not HTTP.' },
  bad_address: { kind: 'malformed', message: 'The address is not well percent-encoded.' },
  method_not_allowed: { kind: 'method_not_allowed', message: 'This address takes {methods}.' },
  request_timeout: { kind: 'request_timeout', message: 'The request took too long to arrive.' },
  content_too_large: { kind: 'content_too_large', message: 'The body is larger than is taken here.' },
  unsupported_media_type: {
    kind: 'unsupported_media_type',
    message:
      'The content type is not one that is taken here; send application/json, or multipart/form-data where a file goes.',
  },
  unsupported_encoding: {
    kind: 'unsupported_media_type',
    message: 'The body has the Content-Encoding "{encoding}"; send it without, or JSON with gzip.',
  },
  range_not_satisfiable: { kind: 'range_not_satisfiable', message: 'The file has {sizeBytes} bytes.' },
  teapot: { kind: 'teapot', message: 'This server is a teapot, short and stout.' },
  header_too_large: { kind: 'header_too_large', message: 'The headers are larger than is taken here.' },
  internal_error: {
    kind: 'internal_error',
    message: 'Something went wrong on our side. The request id finds it in the log.',
  },

  // Of a body as a whole
  not_utf8: { kind: 'malformed', message: 'The body is not UTF-8' },
  not_gzip: { kind: 'malformed', message: 'The body is not gzip, as its Content-Encoding says' },
  not_json: { kind: 'malformed', message: 'The body is not JSON: {reason}' },
  too_deep: { kind: 'malformed', message: 'is more than {most} levels deep' },
  too_many_members: { kind: 'malformed', message: 'has more than {most} members' },
  too_many_members_in_all: { kind: 'malformed', message: 'has more than {most} members in all' },
  name_not_text: { kind: 'malformed', message: 'has a member whose name is not text' },
  name_not_storable: { kind: 'malformed', message: 'is not a name that can be stored' },
} as const satisfies RefusalTable
