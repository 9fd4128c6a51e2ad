/** Who is asking. */
export interface Actor {
  readonly orgId: number
  readonly userId: number
  /** The credential that was shown; null for the system actor. */
  readonly credentialId: string | null
  /** The organization's version at sign-in, which spares a read. */
  readonly orgVersion?: number
}

/** The server at its own work: jobs and the command line. It may do everything in its organization. */
export const SYSTEM_USER_ID = 0
export const systemActor = (orgId: number): Actor => ({ orgId, userId: SYSTEM_USER_ID, credentialId: null })
