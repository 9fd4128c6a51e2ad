import styles from './bars.module.css'

export interface Bar {
  name: string
  amount: bigint
  /** A part of the amount. */
  weighted: bigint
  label: string
}

const HEIGHT = 160
const [SLOT, WIDTH] = [90, 44]
const FOOT = 22
const HEAD = 28
const SCALE = 1_000_000n

const share = (part: bigint, most: bigint) => (most === 0n ? 0 : Number((part * SCALE) / most) / Number(SCALE))
const mostOf = (bars: readonly Bar[]) => bars.reduce((most, { amount }) => (amount > most ? amount : most), 0n)

/** Columns side by side, each with its weighted part filled. Its numbers are in a table beside it. */
export function Columns({ bars, title }: { bars: readonly Bar[]; title: string }) {
  const most = mostOf(bars)
  return (
    <svg
      className={styles.columns}
      viewBox={`0 0 ${bars.length * SLOT} ${HEAD + HEIGHT + FOOT}`}
      role="img"
      aria-label={title}
    >
      {bars.map(({ name, amount, weighted, label }, i) => {
        const [all, part] = [share(amount, most) * HEIGHT, share(weighted, most) * HEIGHT]
        const [x, base] = [i * SLOT + (SLOT - WIDTH) / 2, HEAD + HEIGHT]
        return (
          <g key={name}>
            <rect className={styles.all} x={x} y={base - all} width={WIDTH} height={all} rx="3" />
            <rect className={styles.part} x={x} y={base - part} width={WIDTH} height={part} rx="3" />
            <text className={styles.value} x={i * SLOT + SLOT / 2} y={base - all - 6}>
              {label}
            </text>
            <text className={styles.name} x={i * SLOT + SLOT / 2} y={base + 16}>
              {name}
            </text>
          </g>
        )
      })}
      <line className={styles.base} x1="0" x2={bars.length * SLOT} y1={HEAD + HEIGHT} y2={HEAD + HEIGHT} />
    </svg>
  )
}

const ROW = 34
const LINE = 640

/** One bar under the other, each in the middle. */
export function Funnel({ bars, title }: { bars: readonly Bar[]; title: string }) {
  const most = mostOf(bars)
  return (
    <svg className={styles.funnel} viewBox={`0 0 ${LINE} ${bars.length * ROW}`} role="img" aria-label={title}>
      {bars.map(({ name, amount, weighted, label }, i) => {
        const [all, part] = [share(amount, most) * LINE, share(weighted, most) * LINE]
        return (
          <g key={name} transform={`translate(0 ${i * ROW})`}>
            <rect className={styles.all} x={(LINE - all) / 2} y="2" width={all} height={ROW - 4} rx="3" />
            <rect className={styles.part} x={(LINE - part) / 2} y={ROW - 6} width={part} height="4" rx="2" />
            <text className={styles.inner} x={LINE / 2} y={ROW / 2 + 3}>
              {name} · {label}
            </text>
          </g>
        )
      })}
    </svg>
  )
}
