export const UNKNOWN = '7000000000000000000'

export const recurrence = (more: object) => ({
  type: 'daily',
  period: 1,
  createWhen: 'completed',
  active: true,
  stopCondition: 'none',
  ...more,
})
