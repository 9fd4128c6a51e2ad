export interface OrganizationRow {
  org_id: number
  version: number
  name: string
  country_code: string
  currency: string
  zone: string
  language: string
  logo_id: string | null
  storage_quota_bytes: number | null
  created_at: number
}

export interface UserRow {
  org_id: number
  id: number
  email: string
  email_key: string
  password_hash: string | null
  firstname: string
  lastname: string
  photo_id: string | null
  job_title: string
  is_manager: number
  language: string
  date_format: string
  time_format: string
  reminder_time: string | null
  zone: string
  created_at: number
  removed_at: number | null
}

export interface CredentialRow {
  org_id: number
  id: string
  user_id: number
  kind: string
  name: string
  hash: string
  created_at: number
  expires_at: number | null
  last_used_at: number | null
}

export interface SignInFailureRow {
  key: string
  failures: number
  since: number
}

export interface ProjectRow {
  org_id: number
  id: string
  kind: string
  name: string
  private: number
  estimates: number
  perms: string
  custom_fields: string
  currency: string | null
  created_at: number
  archived_at: number | null
  deleted_at: number | null
}

export interface ProjectParentRow {
  org_id: number
  project_id: string
  parent_id: string
  place: number
}

export interface ProjectPersonRow {
  org_id: number
  project_id: string
  role: string
  user_id: number
  place: number
}

export interface StateRow {
  org_id: number
  id: number
  project_id: string | null
  name: string
  type: string
  color: string
  text_color: string
  color_key: string
  weight: number
  is_default: number
  is_collapsed: number
  author_id: number
  created_at: number
  archived_at: number | null
}

export interface ClientRow {
  org_id: number
  id: string
  name: string
  name_key: string
  fullname: string
  email: string
  phone: string
  contacts: string
  custom_fields: string | null
  manager_ids: string
  created_at: number
  deleted_at: number | null
}

export interface ClientTermRow {
  org_id: number
  kind: string
  term: string
  client_id: string
}

export interface ClientNoteRow {
  org_id: number
  id: string
  client_id: string
  author_id: number
  content: string
  created_at: number
  edited_at: number | null
}
