import { useStored } from './stored.ts'

export const DENSITIES = ['comfortable', 'compact'] as const
export type Density = (typeof DENSITIES)[number]

/** `--row` of tokens.css in pixels, for long lists, which count their rows and do not measure them. */
export const ROW_PX: Record<Density, number> = { comfortable: 36, compact: 28 }

const NAME = 'density'

/** How close rows and cards stand; tokens.css says what that is. Kept in this browser; theme.js sets it before the first page shows. */
export function useDensity(): [Density, (density: Density) => void] {
  const [kept, keep] = useStored(NAME)
  const choose = (density: Density) => {
    keep(density === 'compact' ? density : null)
    document.documentElement.toggleAttribute('data-compact', density === 'compact')
  }
  return [kept === 'compact' ? 'compact' : 'comfortable', choose]
}
