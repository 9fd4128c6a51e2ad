import type { RefusalTable } from './refusals.ts'

/** What is wrong with a value, whatever it is the value of. See `refusals.ts`. */
export const VALUES = {
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
} as const satisfies RefusalTable
