/** The columns of the list of leads, as its address names them. */
export const LEAD_SORTS = [
  'name',
  'company',
  'contact',
  'stage',
  'amount',
  'probability',
  'weighted',
  'close',
  'next',
] as const
export type LeadSort = (typeof LEAD_SORTS)[number]
