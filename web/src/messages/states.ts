import { messages } from './define.ts'

/** The default states go by recorded names, which are translated here and nowhere else. */
export const states = messages(
  {
    names: { cb_waiting: 'Pending', cb_active: 'Active', cb_completed: 'Completed', cb_suspended: 'Suspended' },
    types: {
      waiting: 'Waiting',
      active: 'Active',
      completed: 'Completed',
      suspended: 'Suspended',
      cancelled: 'Cancelled',
    },
  },
  {
    names: { cb_waiting: 'Bekliyor', cb_active: 'Aktif', cb_completed: 'Tamamlandı', cb_suspended: 'Askıda' },
    types: { waiting: 'Bekliyor', active: 'Aktif', completed: 'Tamamlandı', suspended: 'Askıda', cancelled: 'İptal' },
  },
)
