export interface TaskRow {
  org_id: number
  id: string
  project_id: string
  state_id: number
  name: string
  name_key: string
  owner_id: number
  assignee_ids: string
  follower_ids: string
  tag_ids: string
  file_ids: string
  subtask_ids: string
  parent_id: string | null
  /** Null: none. */
  blocker_ids: string | null
  client_id: string | null
  start_at: number | null
  deadline_at: number | null
  /** Null: no. */
  all_day: number | null
  completed_at: number | null
  archived_at: number | null
  created_at: number
  updated_at: number
  deleted_at: number | null
  priority: number
  rank: number
  private: number
  shared_with_client: number
  email_user_id: string | null
  step_type: string
  estimated_time_s: number | null
  work_flow_id: string | null
  custom_fields: string | null
  recurrence: string | null
  series: string | null
  is_last_copy: number
  steps: string | null
  description: string
}

export interface TaskPersonRow {
  org_id: number
  task_id: string
  project_id: string
  role: number
  user_id: number
}

export interface TagRow {
  org_id: number
  id: string
  project_id: string
  name: string
  name_key: string
  color: string
  created_at: number
}

export interface TaskTagRow {
  org_id: number
  task_id: string
  tag_id: string
}

/** Of `task.blocker_ids`: what waits for a task. */
export interface TaskBlockerRow {
  org_id: number
  blocker_id: string
  task_id: string
}

export interface LeadRow {
  org_id: number
  task_id: string
  contact: string | null
  position: string | null
  company: string | null
  email: string | null
  phone: string | null
  linkedin: string | null
  url: string | null
  address: string | null
  city: string | null
  state: string | null
  country: string | null
  post_code: string | null
  probability: number | null
  expected_revenue: string | null
  mrr: string | null
  period_revenue: string | null
  period: number | null
  estimate_days: number | null
  remind_at: number | null
  next_step: string | null
  reason: string | null
  status: string
  priority_digits: string
  number_fields: string
  extra: string
}

export interface LeadTermRow {
  org_id: number
  kind: string
  term: string
  task_id: string
}

export interface EventRow {
  org_id: number
  id: string
  type: string
  actor_id: number
  at: number
  project_id: string | null
  task_id: string | null
  client_id: string | null
  content: string | null
  data: string
  reply_to_id: string | null
  client_can_see: number
}

export interface SavedViewRow {
  org_id: number
  id: string
  author_id: number
  project_id: string | null
  kind: string
  name: string
  shared: number
  settings: string
  created_at: number
}

export interface NotificationRow {
  org_id: number
  user_id: number
  id: string
  event_id: string
  created_at: number
  read_at: number | null
  /** When it was settled whether a mail tells of it. */
  mailed_at: number | null
}

export interface NotificationMailRow {
  org_id: number
  user_id: number
  settings: string | null
  run_started_at: number | null
}
