import { REFUSALS, type RefusalCode } from '../../domain/refusals.ts'
import { statusOf } from './failures.ts'

/** docs/errors.md: every code that the server refuses with. `npm run errors-doc` writes it; a test says when it is stale. */
export const errorsDocument = (): string => `# Errors

<!-- Made by \`npm run errors-doc\` from server/domain/refusals.ts. -->

Every refusal has a code that stays, whatever becomes of its message. In the main API, \`errors[]\` has \`field\`, \`message\`,
\`code\` and \`params\` for each wrong field, and the \`type\` of the whole ends in its code: \`/problems/<code>\`, a page of the
server. With one fault that is the fault's own code, with several \`malformed\` or \`invalid\`. The numeric \`code\` of the body is the
status, or a number known from Cubicl (2, 118, 204). \`/cubedrive\` has the same codes in \`errors[].code\`, and \`code\` for the whole.

\`{name}\` in a message is a parameter; \`params\` has its value.

| code | status | message |
| --- | --- | --- |
${(Object.keys(REFUSALS) as RefusalCode[]).map((code) => `| \`${code}\` | ${statusOf(code)} | ${REFUSALS[code].message.replaceAll('|', '\\|')} |`).join('\n')}
`
