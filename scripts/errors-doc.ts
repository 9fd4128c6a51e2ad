import { writeFileSync } from 'node:fs'
import { errorsDocument } from '../server/api/http/errors-document.ts'

writeFileSync('docs/errors.md', errorsDocument())
