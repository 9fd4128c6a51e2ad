export interface ClientContact {
  readonly name: string
  readonly position: string
  readonly phone: string
  readonly email: string
}

/** A customer of the organization. */
export interface ClientContent {
  readonly name: string
  readonly fullname: string
  readonly email: string
  readonly phone: string
  readonly contacts: readonly ClientContact[]
  /** By field id. */
  readonly customFields: Readonly<Record<string, string | null>> | null
  readonly portalCustomerManagerIds: readonly string[]
}

/** Something that was written down about a client. */
export interface ClientNote {
  readonly id: string
  readonly clientId: string
  readonly authorId: number
  /** Markdown. */
  readonly content: string
  readonly createdAt: number
  readonly editedAt: number | null
}

export interface Client extends ClientContent {
  readonly id: string
  readonly createdAt: number
}
