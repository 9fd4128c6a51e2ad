import { Refused } from '../../server/domain/errors.ts'

/** What a rule of the domain refuses: the path of each field with the code of what is wrong. */
export function refused(rule: () => void): string[] {
  try {
    rule()
    return []
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return error.faults.map(({ field, code }) => `${[field].flat().join('.')} ${code}`)
  }
}
