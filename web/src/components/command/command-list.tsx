import { type KeyboardEvent, useState } from 'react'
import { useMessages } from '../../app/language.ts'
import { command as area } from '../../messages/command.ts'
import { common } from '../../messages/common.ts'
import { shell } from '../../messages/shell.ts'
import styles from './command.module.css'
import type { Command } from './command.ts'
import { useCommands } from './use-commands.tsx'

interface Props {
  search: string
  setSearch: (search: string) => void
  close: () => void
}

export function CommandList({ search, setSearch, close }: Props) {
  const [t, words, titles] = [useMessages(area), useMessages(common), useMessages(shell)]
  // By its name, as what is found later may come before it; until one moves, it is the best there is.
  const [chosen, setChosen] = useState<string | null>(null)
  const { commands, isSearching, isLost } = useCommands(search)
  const active = Math.max(
    commands.findIndex(({ id }) => id === chosen),
    0,
  )
  const run = (command: Command | undefined) => {
    if (!command) return
    close()
    command.run()
  }
  const choose = (index: number) => setChosen(commands.at(index % Math.max(commands.length, 1))?.id ?? null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) choose(active + step)
    else if (event.key === 'Enter') run(commands[active])
    else return
    event.preventDefault()
  }
  const groups = [...Map.groupBy(commands, ({ group }) => group)]
  const status = isSearching
    ? t.searching
    : isLost
      ? t.unreachable
      : commands.length === 0
        ? words.nothingFound
        : undefined

  return (
    <>
      <input
        data-autofocus
        className={styles.input}
        role="combobox"
        aria-expanded
        aria-controls="commands"
        aria-activedescendant={commands[active] ? optionId(commands[active]) : undefined}
        aria-label={titles.command}
        placeholder={titles.commandHint}
        maxLength={200}
        value={search}
        onChange={(event) => {
          setSearch(event.currentTarget.value)
          setChosen(null)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.list} id="commands" role="listbox" aria-label={titles.command} aria-busy={isSearching}>
        {groups.map(([group, members]) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list
          <div key={group} role="group" aria-label={t.groups[group]}>
            <div className={styles.heading} aria-hidden>
              {t.groups[group]}
            </div>
            {members.map((command) => (
              <Option
                key={command.id}
                command={command}
                isActive={command === commands[active]}
                run={() => run(command)}
              />
            ))}
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <p role="status">{status}</p>
        {!status && <p aria-hidden>{t.keys}</p>}
      </div>
    </>
  )
}

const optionId = ({ id }: Command) => `command ${id}`.replaceAll(' ', '-')

function Option({ command, isActive, run }: { command: Command; isActive: boolean; run: () => void }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the input has the keys, and says which option is active
    // biome-ignore lint/a11y/useFocusableInteractive: as above
    <div
      ref={isActive ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      id={optionId(command)}
      className={styles.item}
      role="option"
      aria-selected={isActive}
      onClick={run}
    >
      {command.icon}
      <span className={styles.name}>{command.name}</span>
      {command.note && <span className={styles.note}>{command.note}</span>}
    </div>
  )
}
