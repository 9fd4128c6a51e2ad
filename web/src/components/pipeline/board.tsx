import type { TaskItem } from '../../api.ts'
import { useMessages } from '../../app/language.ts'
import { useStored } from '../../app/stored.ts'
import { pipelines } from '../../messages/pipelines.ts'
import styles from './board.module.css'
import { BoardColumn } from './board-column.tsx'
import { CutNotice } from './cut-notice.tsx'
import { useMoves } from './use-moves.ts'
import { usePipeline } from './use-pipeline.ts'

/** The leads of a pipeline, a column for each stage. */
export function PipelineBoard({ id }: { id: string }) {
  const t = useMessages(pipelines)
  const of = usePipeline(id)
  const { pipeline, stages, leads } = of
  const inStage = new Map<string, TaskItem[]>(stages.map(({ name }) => [name, []]))
  for (const lead of leads) inStage.get(lead.state)?.push(lead)
  const [stored, setStored] = useStored(`stages.${id}`)
  // What this reader folded and unfolded; else as the settings say.
  const folding = readFolding(stored)
  const isFolded = (name: string) =>
    folding[name] ?? pipeline.stages?.find((stage) => stage.active && stage.name === name)?.collapse ?? false
  const moves = useMoves(of, inStage, isFolded)
  return (
    <div className={styles.whole}>
      <CutNotice cut={of.cut} />
      <div className={styles.board} {...moves.handlers}>
        {stages.map((stage) => (
          <BoardColumn
            key={stage.name}
            of={of}
            stage={stage}
            leads={inStage.get(stage.name) ?? []}
            isFolded={isFolded(stage.name)}
            onFold={(folded) => setStored(JSON.stringify({ ...folding, [stage.name]: folded }))}
            focused={moves.focused}
            wanted={moves.wanted}
            onPick={moves.pick}
            onKey={moves.onKey}
          />
        ))}
      </div>
      <p className="sr-only">{t.moveHelp}</p>
      <p className="sr-only" role="status">
        {moves.said}
      </p>
    </div>
  )
}

function readFolding(stored: string | null): Record<string, boolean> {
  try {
    return { ...JSON.parse(stored ?? '{}') }
  } catch {
    return {} // somebody else wrote it
  }
}
