import { Combobox, UnstyledButton, useCombobox } from '@mantine/core'
import { Check } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useContext, useEffect, useEffectEvent, useRef, useState } from 'react'
import { fold } from '../app/fold.ts'
import { useMessages } from '../app/language.ts'
import { nameKey } from '../app/name-key.ts'
import { TabStop } from '../app/tab-stop.ts'
import { common } from '../messages/common.ts'
import styles from './picker.module.css'
import { WhyNot } from './why-not.tsx'

export interface PickerOption {
  id: string
  /** What is searched, and read out. */
  name: string
  icon?: ReactNode
  /** Under which heading it stands. */
  group?: string
}

interface PickerProps {
  /** What is picked: “Assignees”. Read out before what the button shows. */
  label: string
  options: readonly PickerOption[]
  selected: readonly string[]
  /** Gets all that are selected then. One alone closes the list. */
  onPick: (ids: string[]) => void
  multiple?: boolean
  /** May it be left empty? Then picking the selected one again takes it away. */
  clearable?: boolean
  /** Why it cannot be used. */
  whyNot?: string | undefined
  /** What an empty list says. */
  empty?: string
  /** The control shows this. */
  children: ReactNode
  className?: string
  /** At the end of the list, given what is searched: make a new one. */
  onCreate?: ((text: string) => void) | undefined
  /** What is searched, where the caller finds the options: then all of them are shown. */
  onSearch?: (text: string) => void
  /** Absent: when the list is long. */
  hasSearch?: boolean
  /** Whether its list is open, and has the focus, as soon as it is there. */
  startsOpen?: boolean
  onClose?: () => void
}

const SEARCH_FROM = 7
const TYPED_FOR_MS = 1_000

/** A button that opens a list to choose from, with a search when it is long. All pickers of the app are this one. */
export function Picker(props: PickerProps) {
  // Until somebody opens it, it is a button alone: pages have hundreds.
  const [wasOpened, setOpened] = useState(props.startsOpen ?? false)
  const tabIndex = useContext(TabStop)
  if (wasOpened && props.whyNot) setOpened(false)
  if (wasOpened && !props.whyNot) return <OpenedPicker {...props} startsOpen />
  const { label, whyNot, className, children } = props
  const open = () => !whyNot && setOpened(true)
  return (
    <WhyNot reason={whyNot}>
      <span className={styles.anchor}>
        <UnstyledButton
          className={`${styles.button} ${className ?? ''}`}
          tabIndex={tabIndex}
          aria-disabled={whyNot ? true : undefined}
          aria-haspopup={whyNot ? undefined : 'listbox'}
          aria-expanded={whyNot ? undefined : false}
          onClick={open}
          onKeyDown={(event) => {
            if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
            event.preventDefault()
            open()
          }}
        >
          <span className="sr-only">{label}: </span>
          {children}
        </UnstyledButton>
      </span>
    </WhyNot>
  )
}

function OpenedPicker(props: PickerProps) {
  const {
    label,
    options,
    selected,
    onPick,
    multiple = false,
    clearable = multiple,
    empty,
    children,
    className,
    onCreate,
    onSearch,
    startsOpen = false,
    onClose,
    hasSearch = options.length >= SEARCH_FROM || onCreate !== undefined || onSearch !== undefined,
  } = props
  const t = useMessages(common)
  const tabIndex = useContext(TabStop)
  const [search, setSearchText] = useState('')
  const setSearch = (text: string) => {
    setSearchText(text)
    onSearch?.(text)
  }
  // At once: Mantine's own way comes a moment later, when one may have gone on.
  const focusButton = () => combobox.targetRef.current?.focus()
  const combobox = useCombobox({
    onDropdownClose: (by) => {
      if (by === 'keyboard') focusButton() // the search, which had the focus, goes away
      combobox.resetSelectedOption()
      typed.current.until = 0
      setSearch('')
      onClose?.()
    },
    onDropdownOpen: () => {
      if (hasSearch) combobox.focusSearchInput()
    },
  })
  const open = useEffectEvent(() => {
    combobox.openDropdown()
    if (!hasSearch) focusButton()
  })
  // The focus is outside of what React renders.
  useEffect(() => {
    if (startsOpen) open()
  }, [startsOpen])
  const typed = useRef({ letters: '', until: 0 })
  /** Where there is no search, letters go to the first option that begins with them. */
  const typeAhead = (event: KeyboardEvent) => {
    const isLetter = /^[\p{L}\p{N}]$/u.test(event.key) && !(event.ctrlKey || event.metaKey || event.altKey)
    if (hasSearch || !isLetter || !combobox.dropdownOpened) return
    const { letters, until } = typed.current
    const all = Date.now() < until ? letters + event.key : event.key
    typed.current = { letters: all, until: Date.now() + TYPED_FOR_MS }
    const index = options.findIndex(({ name }) => fold(name).startsWith(fold(all)))
    if (index < 0) return
    // Reached by an arrow key, from the option before: so it is read out, too.
    combobox.updateSelectedOptionIndex(index - 1)
    event.currentTarget.dispatchEvent(new window.KeyboardEvent('keydown', { code: 'ArrowDown', bubbles: true }))
  }
  const found = onSearch ? options : options.filter(({ name }) => fold(name).includes(fold(search)))
  const pick = (id: string) => {
    const isSelected = selected.includes(id)
    if (multiple) onPick(isSelected ? selected.filter((each) => each !== id) : [...selected, id])
    else {
      if (!isSelected) onPick([id])
      else if (clearable) onPick([])
      combobox.closeDropdown()
      focusButton()
    }
  }
  const submit = (value: string) => {
    if (value !== CREATE) return pick(value)
    onCreate?.(search.trim())
    setSearch('')
  }
  const isNew = onCreate && search.trim() && !options.some(({ name }) => nameKey(name) === nameKey(search))

  return (
    <Combobox store={combobox} onOptionSubmit={submit} position="bottom-start" width="max-content" withinPortal>
      <span className={styles.anchor}>
        <Combobox.Target targetType="button">
          <UnstyledButton
            className={`${styles.button} ${className ?? ''}`}
            tabIndex={tabIndex}
            onClick={() => combobox.toggleDropdown()}
            onKeyDown={typeAhead}
          >
            <span className="sr-only">{label}: </span>
            {children}
          </UnstyledButton>
        </Combobox.Target>
      </span>
      <Combobox.Dropdown className={styles.dropdown}>
        {hasSearch && (
          <Combobox.Search
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
            placeholder={t.search}
            aria-label={t.search}
          />
        )}
        <Combobox.Options className={styles.options} aria-label={label}>
          {found.map(({ id, name, icon }) => (
            <Combobox.Option key={id} value={id} active={selected.includes(id)} className={styles.option}>
              {icon}
              <span className={styles.name}>{name}</span>
              {selected.includes(id) && <Check size={14} className={styles.check} aria-hidden />}
            </Combobox.Option>
          ))}
          {isNew && <Combobox.Option value={CREATE}>+ {search.trim()}</Combobox.Option>}
          {found.length === 0 && !isNew && (
            <Combobox.Empty>{search ? t.nothingFound : (empty ?? t.nothingFound)}</Combobox.Empty>
          )}
        </Combobox.Options>
        {/* After the options, so that they are there by then. */}
        <WhenOpen
          isOpen={combobox.dropdownOpened}
          run={() => options.some(({ id }) => selected.includes(id)) && combobox.selectActiveOption()}
        />
      </Combobox.Dropdown>
    </Combobox>
  )
}
/** Arrow keys go on from what is chosen. */
function WhenOpen({ isOpen, run }: { isOpen: boolean; run: () => void }) {
  const begin = useEffectEvent(run)
  // Which option is selected is told by the element alone.
  useEffect(() => {
    if (isOpen) begin()
  }, [isOpen])
  return null
}

/** No record's id. */
const CREATE = '+'
