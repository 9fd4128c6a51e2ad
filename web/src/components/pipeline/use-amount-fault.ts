import { useMessages } from '../../app/language.ts'
import { pipelines } from '../../messages/pipelines.ts'
import { faultOfAmount, type moneyFor } from './amounts.ts'

/** Says what is wrong with an amount while it is typed. */
export function useAmountFault({ writing, typed }: ReturnType<typeof moneyFor>): (text: string) => string | undefined {
  const t = useMessages(pipelines)
  const { currency, digits } = writing
  return (text) => {
    const fault = faultOfAmount(text, writing)
    if (fault === 'tooFine') return t.tooFine(currency, digits)
    return fault && t.notMoney(typed(Number(1250.5).toFixed(digits)))
  }
}
