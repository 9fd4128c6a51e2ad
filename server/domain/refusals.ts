/**
 * Every refusal there is. Codes are part of the APIs and stay; `{name}` in a message is a parameter. `docs/errors.md`, the
 * pages under `/problems/` and the words of the web app go by this table.
 *
 * Kinds: `malformed` is not of the form that is asked for; `invalid` is right in form and impossible for the data.
 */
export const REFUSALS = {
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

  // Of a value's form
  required: { kind: 'malformed', message: 'is required' },
  wrong_type: { kind: 'malformed', message: 'must be {type}' },
  not_an_option: { kind: 'malformed', message: 'must be one of {options}' },
  not_the_value: { kind: 'malformed', message: 'must be {value}' },
  blank: { kind: 'malformed', message: 'must have a character that can be seen' },
  too_short: { kind: 'malformed', message: 'must not have fewer than {least} characters' },
  too_long: { kind: 'malformed', message: 'must not have more than {most} characters' },
  too_few_items: { kind: 'malformed', message: 'must not have fewer than {least} items' },
  too_many_items: { kind: 'malformed', message: 'must not have more than {most} items' },
  too_small: { kind: 'malformed', message: 'must not be less than {least}' },
  too_large: { kind: 'malformed', message: 'must not be more than {most}' },
  not_a_number: { kind: 'malformed', message: 'must be a number' },
  number_too_large: { kind: 'malformed', message: 'is a number too large to be kept' },
  not_time_of_day: { kind: 'malformed', message: 'must be a time of day such as 08:30' },
  not_digits: { kind: 'malformed', message: 'must be digits' },
  not_an_instant: { kind: 'malformed', message: 'must be an ISO 8601 timestamp' },
  not_unix_seconds: { kind: 'malformed', message: 'must be an instant in Unix seconds, of the years 1 to 9999' },
  in_milliseconds: {
    kind: 'malformed',
    message: 'must be an instant in Unix seconds; {given} looks like milliseconds: divide it by 1000',
  },
  not_a_color: { kind: 'malformed', message: 'must be a color: hex, such as #2ecc71' },
  not_an_email: { kind: 'malformed', message: 'is no e-mail address' },
  not_a_web_address: { kind: 'malformed', message: 'must be an address that starts with http:// or https://' },
  not_a_file_name: { kind: 'malformed', message: 'must not hold a slash, a backslash or a control character' },
  not_text: { kind: 'malformed', message: 'holds a character that is not text: NUL, or half a surrogate pair' },
  wrong_form: { kind: 'malformed', message: 'is not of the form that is asked for' },
  not_valid: { kind: 'malformed', message: 'is not valid' },
  unknown_parameter: { kind: 'malformed', message: 'is not a parameter here' },
  misspelled_parameter: { kind: 'malformed', message: 'is not a parameter here; did you mean {nearest}?' },

  repeated_parameter: { kind: 'malformed', message: 'is given {times} times; give it once' },
  unknown_member: { kind: 'malformed', message: 'is not a member of this body' },
  misspelled_member: { kind: 'malformed', message: 'is not a member of this body; did you mean {nearest}?' },

  // Of parameters that belong together
  required_with: { kind: 'malformed', message: 'is required together with {other}' },
  required_or: { kind: 'malformed', message: 'or {other} is required' },
  not_together: { kind: 'malformed', message: 'and {other} do not go together' },
  before_other: { kind: 'malformed', message: 'is before {other}' },
  not_same_as: { kind: 'malformed', message: 'is not the same as {other}' },
  unknown_members: { kind: 'malformed', message: '{names}: a task has no such member' },
  too_far_back: { kind: 'malformed', message: 'is more than {years} years back' },

  // References
  unknown_reference: { kind: 'invalid', message: 'there is no such {noun}' },
  unknown_state: { kind: 'invalid', message: 'the project has no such state' },
  unknown_tag: { kind: 'invalid', message: 'the project has no such tag' },
  unknown_custom_field: { kind: 'invalid', message: 'the project has no such field' },
  unknown_post: { kind: 'invalid', message: 'the task has no such post' },
  unknown_node: { kind: 'invalid', message: 'there is no such file or directory' },
  unknown_directory: { kind: 'invalid', message: 'there is no such directory here' },
  not_a_member: { kind: 'invalid', message: 'names somebody who is no member of the organization' },

  // Tasks
  deadline_before_start: { kind: 'invalid', message: 'is before the start' },
  not_in_column: { kind: 'invalid', message: 'is not in this column, or is the task itself' },
  column_too_dense: { kind: 'invalid', message: 'has no room next to it: more than {most} tasks of equal rank' },
  waits_for_itself: { kind: 'invalid', message: 'would have the task wait for itself, over others' },
  under_itself: { kind: 'invalid', message: 'cannot lie under itself' },
  not_shared_with_client: { kind: 'invalid', message: 'the task is not shared with a client' },
  nothing_said: { kind: 'malformed', message: 'is required, unless a file is posted' },
  value_not_a_number: { kind: 'invalid', message: 'must be a number' },
  value_not_a_day: { kind: 'invalid', message: 'must be a date, YYYY-MM-DD' },
  value_not_an_option: { kind: 'invalid', message: 'is none of the options' },
  value_not_a_boolean: { kind: 'invalid', message: 'must be true or false' },
  out_of_range: { kind: 'invalid', message: 'must be a number from {least} to {most}' },
  not_steps: { kind: 'malformed', message: 'must be a list of steps' },
  not_a_progress_bar: { kind: 'malformed', message: 'must be an object with completed and total' },
  too_many_steps: { kind: 'invalid', message: 'has more than {most} steps' },
  steps_too_deep: { kind: 'invalid', message: 'is nested more than {most} deep' },
  total_too_small: { kind: 'invalid', message: 'must be at least {least}' },
  completed_above_total: { kind: 'invalid', message: 'must be from 0 to total' },
  recurrence_without_day: { kind: 'invalid', message: 'no day is set' },
  recurrence_without_deadline: { kind: 'invalid', message: 'after-deadline needs a task with a deadline' },
  recurrence_without_end: { kind: 'invalid', message: 'is needed to stop by date' },
  recurrence_without_count: { kind: 'invalid', message: 'must be at least 1 to stop by count' },

  // Leads
  not_a_pipeline: { kind: 'invalid', message: 'the project is no pipeline' },
  not_a_lead: { kind: 'invalid', message: 'the task is no lead' },
  lead_is_open: { kind: 'invalid', message: 'the lead is neither won nor lost' },
  not_an_amount: {
    kind: 'invalid',
    message: 'must be an amount of money: not negative, 15 digits and 4 decimals at most',
  },
  currency_without_decimals: { kind: 'invalid', message: 'must be a whole amount: {currency} has no decimals' },
  too_many_decimals: { kind: 'invalid', message: 'must have {most} decimals at most, as {currency} has' },
  too_much_extra: {
    kind: 'invalid',
    message: 'holds more than {most} fields of your own, or {mostBytes} bytes of them',
  },

  // Projects
  admin_needed: { kind: 'invalid', message: 'must name one or more: a project keeps an admin' },
  has_children: { kind: 'invalid', message: 'has projects under it; move or delete them first' },
  active_state_needed: { kind: 'invalid', message: 'must have a state that is active' },
  stage_needed: { kind: 'invalid', message: 'must name one stage or more' },
  several_defaults: { kind: 'invalid', message: 'must have one default state, not several' },
  state_in_use: { kind: 'invalid', message: 'leaves out "{name}", which tasks are in ({count})' },
  state_in_archive: {
    kind: 'invalid',
    message: 'leaves out "{name}", which tasks are in ({count}), {archived} of them archived',
  },
  unknown_or_repeated: { kind: 'invalid', message: 'is no {noun} of the project, or is there twice' },
  repeated_name: { kind: 'invalid', message: 'is the name of another {noun}, too' },
  tag_name_taken: { kind: 'invalid', message: 'is the name of another tag of the project' },
  field_type_fixed: { kind: 'invalid', message: 'stays {type}: tasks have values of it' },
  options_needed: { kind: 'invalid', message: 'must name one or more' },

  // People and the organization
  email_taken: { kind: 'invalid', message: 'is the address of a user already' },
  last_manager: { kind: 'invalid', message: 'is the last manager; make another user a manager first' },
  password_needed: { kind: 'invalid', message: 'is needed, as a session is asked for it again' },
  blank_password: { kind: 'invalid', message: 'must not be blank' },
  common_password: { kind: 'invalid', message: 'is one that many people use, and so is guessed first' },
  after_end_of_maker: { kind: 'invalid', message: 'is after the end of the token that makes it' },
  wrong_password: { kind: 'invalid', message: 'is not your password' },
  password_changed: { kind: 'invalid', message: 'was changed just now' },
  link_used_up: { kind: 'invalid', message: 'is unknown, used or expired' },
  too_many_given_tasks: { kind: 'invalid', message: 'can be given {most} open tasks at once, and there are more' },
  not_in_future: { kind: 'invalid', message: 'is not in the future' },
  unknown_language: { kind: 'invalid', message: 'is no language that is known here' },
  unknown_zone: { kind: 'invalid', message: 'is no zone of the IANA database' },
  unknown_currency: { kind: 'invalid', message: 'is no currency of ISO 4217' },
  unknown_country: { kind: 'invalid', message: 'is no country of ISO 3166-1' },
  not_empty: { kind: 'invalid', message: 'has tasks already: a demo world is made in an empty one' },

  // Views, webhooks, files, imports
  too_many_tokens: { kind: 'invalid', message: 'A person has {most} access tokens at most.' },
  too_many_views: { kind: 'invalid', message: 'A person has {most} saved views at most.' },
  shared_without_project: { kind: 'invalid', message: 'a view is shared in a project: it needs a group' },
  not_a_deadline_filter: { kind: 'invalid', message: 'is no day, and none of overdue, today, week and none' },
  too_many_mailboxes: { kind: 'invalid', message: 'An organization has {most} mailboxes at most.' },
  mailbox_taken: { kind: 'invalid', message: 'is the address of another mailbox' },
  not_a_host: { kind: 'malformed', message: 'is no name or address of a server' },
  no_mailbox: { kind: 'invalid', message: 'the project has no mailbox to send by' },
  no_mail_to_answer: { kind: 'invalid', message: 'nobody has written: say whom it goes to' },
  not_a_mail: { kind: 'invalid', message: 'this comment was not sent as a mail' },
  too_many_webhooks: { kind: 'invalid', message: 'A user has {most} webhooks at most.' },
  unknown_webhook_type: { kind: 'malformed', message: 'must be one of {options}' },
  webhook_is_off: { kind: 'invalid', message: 'The webhook is switched off: nothing is sent before it is on again.' },
  too_many_replayed: {
    kind: 'invalid',
    message: 'is too early: more than {most} events are of this time; replay them in parts',
  },
  project_needed: { kind: 'malformed', message: 'is required: events of tasks are asked for by project' },
  private_address: { kind: 'invalid', message: 'is an address of a private network' },
  not_a_picture: { kind: 'invalid', message: 'is no PNG, JPEG or WebP picture' },
  picture_too_large: { kind: 'invalid', message: 'is larger than {mostMib} MiB' },
  file_too_large: { kind: 'content_too_large', message: 'The file is larger than 4 GiB.' },
  several_files: { kind: 'malformed', message: 'is there more than once; upload one file at a time' },
  other_form_field: { kind: 'malformed', message: 'is required; this form calls it {name}' },
  unreadable_form: { kind: 'malformed', message: 'cannot be read from this form: {reason}' },
  repeated_column: { kind: 'invalid', message: 'names a column twice' },
  client_column_needed: {
    kind: 'invalid',
    message: 'needs id, name, email or the name of a contact: nothing else says which client a row is about',
  },
  too_costly: { kind: 'invalid', message: 'asks for more than can be found in {seconds} seconds: narrow it' },
  mail_not_set_up: {
    kind: 'invalid',
    message: 'The server does not know where to send mails: CUBOID_SMTP_URL is not set.',
  },
  idempotency_key_reused: { kind: 'invalid', message: 'came with another request before' },
  idempotency_in_progress: {
    kind: 'conflict',
    message: 'A request with this Idempotency-Key is being done just now; send it again in a moment.',
  },
  idempotency_answer_too_large: {
    kind: 'invalid',
    message:
      'The answer would be larger than the {mostBytes} bytes that are kept under an Idempotency-Key. Nothing was changed; ask for less at once, or without a key.',
  },
  not_an_idempotency_key: { kind: 'malformed', message: 'must be 1 to 255 printable characters' },

  // CubeDrive's filters and sorts
  unknown_path: { kind: 'malformed', message: 'there is no field {path}' },
  unknown_operator: { kind: 'malformed', message: 'there is no operator {operator} here' },
  empty_condition: { kind: 'malformed', message: 'must be a value or an object of operators' },
  empty_list: { kind: 'malformed', message: 'must be a list that is not empty' },
  too_many_values: { kind: 'malformed', message: 'has more than {most} values' },
  too_many_values_in_all: { kind: 'malformed', message: 'there are more than {most} values in all' },
  too_many_conditions: { kind: 'malformed', message: 'there are more than {most} conditions' },
  no_order_of_users: { kind: 'malformed', message: 'users have no order for {operator}' },
  not_a_user: { kind: 'malformed', message: 'must be the encrypted id of a user, 11 characters' },
  not_a_direction: { kind: 'malformed', message: 'must be 1 or -1' },
  too_many_sorts: { kind: 'malformed', message: 'is one of more than {most} sorts' },
} as const satisfies Record<string, { kind: string; message: string }>

export type RefusalCode = keyof typeof REFUSALS
export type Refusal = (typeof REFUSALS)[RefusalCode]

/** A parameter of a refusal. Lists are read with commas. */
export type Param = string | number | readonly string[]

type Placeholder<Message> = Message extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholder<Rest> : never
type ParamName<C extends RefusalCode> = Placeholder<(typeof REFUSALS)[C]['message']>

/** What comes after the code where a refusal is made: nothing, or what the message leaves open. */
export type RefusalParams<C extends RefusalCode> = [ParamName<C>] extends [never]
  ? []
  : [params: { readonly [Name in ParamName<C>]: Param }]

/** The message in English, with its parameters. */
export const sentence = (code: RefusalCode, params: Readonly<Record<string, Param>>): string =>
  REFUSALS[code].message.replaceAll(/\{(\w+)\}/g, (_, name: string) => [params[name] ?? ''].flat().join(', '))
