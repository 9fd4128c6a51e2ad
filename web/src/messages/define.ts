export const LANGUAGES = ['en', 'tr'] as const
export type Language = (typeof LANGUAGES)[number]

type Widened<M> = {
  [K in keyof M]: M[K] extends string
    ? string
    : M[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Widened<M[K]>
}
export interface Area<M> {
  readonly en: M
  readonly tr: M
}

/** The words of one part of the app. What English has, Turkish has too, or it does not compile. */
export const messages = <const M extends object>(en: M, tr: Widened<M>): Area<Widened<M>> => ({
  en: en as Widened<M>,
  tr,
})

type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** A message with a number in it, in the form that the number asks for; `#` stands for it. */
export function counted(language: Language, forms: Forms): (count: number) => string {
  const rules = new Intl.PluralRules(language)
  const numbers = new Intl.NumberFormat(language)
  return (count) => (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count))
}
export const inEnglish = (one: string, other: string) => counted('en', { one, other })
/** Turkish nouns stay in the singular after a number. */
export const inTurkish = (other: string) => counted('tr', { other })
