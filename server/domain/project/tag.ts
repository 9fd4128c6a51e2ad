export interface Tag {
  readonly id: string
  readonly projectId: string
  /** One of its kind in the project, whatever the case. */
  readonly name: string
  /** Hex, a colour's name, or empty. */
  readonly color: string
  readonly createdAt: number
}
