/** What a mail to a user is about. Its words are found when it is sent, in what the user may see then. */
export type Letter = LetterOnTask | LetterOfNews | LetterWithLink | LetterOfTrust

export type LetterOnTask =
  | { readonly kind: 'reminder'; readonly taskId: string; readonly eventId?: string }
  | { readonly kind: 'mention'; readonly taskId: string; readonly byId: number }

/** What the receiver was told of in the app, and has not read. */
export type LetterOfNews =
  | { readonly kind: 'news'; readonly ids: readonly string[] }
  | { readonly kind: 'daily summary'; readonly at: number }

/** Its link opens an account, so it is made when the mail is sent, and is kept nowhere but in that. */
export type LetterWithLink =
  | { readonly kind: 'invitation'; readonly byId: number; readonly origin: string }
  | { readonly kind: 'password reset'; readonly origin: string }

/** About what was done in the receiver's name and outlives a sign-in, in case it was not he. */
export type LetterOfTrust =
  | { readonly kind: 'token made'; readonly name: string; readonly expiresAt: number | null }
  | { readonly kind: 'person let in'; readonly userId: number }
