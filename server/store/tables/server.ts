export interface NodeLeaseRow {
  node: number
  holder: string
  expires_at: number
}

export interface OpenStreamRow {
  org_id: number
  user_id: number
  node: number
}

export interface JobRow {
  org_id: number
  id: string
  type: string
  key: string | null
  data: string
  run_at: number
  attempts: number
  claimed_by: number | null
  failed_at: number | null
  last_error: string | null
}

export interface IdempotencyKeyRow {
  org_id: number
  user_id: number
  key: string
  request_hash: string
  answer: string
  created_at: number
}

/** One row: who makes a backup and when, and where the newest one is. */
export interface BackupRow {
  id: number
  started_at: number | null
  made_at: number | null
  path: string | null
  size_bytes: number | null
}
