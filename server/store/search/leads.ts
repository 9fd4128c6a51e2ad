import type { LeadTerm } from '../../domain/lead/terms.ts'
import { askedTerms } from '../../domain/search/terms.ts'
import { LAST_CHARACTER } from '../../domain/text.ts'
import type { ReadTx } from '../core/store.ts'

/**
 * The task ids of leads by their details: each word begins one of their contact or company, or the text begins their address, or its
 * digits are in their phone. Undefined: the text asks for none.
 */
export function leadsByDetails(tx: ReadTx, text: string) {
  const { words, email, phone } = askedTerms(text)
  const [first, ...others] = words.map((term) => withTerm(tx, { kind: 'word', term }))
  // All of the words first: SQLite takes the parts of a compound from left to right.
  const named = others.reduce((all, each) => all?.intersect(each), first)
  const rest = [
    email && withTerm(tx, { kind: 'email', term: email }),
    phone && withTerm(tx, { kind: 'phone', term: phone }),
  ]
  return rest.filter((each) => !!each).reduce((all, each) => all?.union(each as never) ?? each, named)
}

/** The leads with a term that begins with this one. */
const withTerm = ({ db, org, engine }: ReadTx, { kind, term }: LeadTerm) =>
  db
    .selectFrom('lead_term as term')
    .select('term.task_id')
    .where('term.org_id', '=', org.id)
    .where('term.kind', '=', kind)
    .where('term.term', '>=', term)
    .where('term.term', '<=', `${term}${LAST_CHARACTER}`)
    .where(({ ref }) => engine.inTime(ref('term.task_id')))
