import { type MantineColorScheme, Select, useMantineColorScheme } from '@mantine/core'
import { wallOf } from '../../app/days.ts'
import { DENSITIES, type Density, useDensity } from '../../app/density.ts'
import { formatsFor } from '../../app/formats.ts'
import { ownNameOf, useLanguage, useMessages } from '../../app/language.ts'
import { account } from '../../messages/account.ts'
import { LANGUAGES, type Language } from '../../messages/define.ts'
import { shell } from '../../messages/shell.ts'
import { useEditMe, useMe } from '../../queries/me.ts'
import { Fields, Section } from '../../ui/section.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { ZoneSelect } from '../../ui/zone-select.tsx'

const DATE_FORMATS = ['dd.MM.yyyy', 'dd/MM/yyyy', 'MM/dd/yyyy', 'yyyy-MM-dd'] as const
const TIME_FORMATS = ['HH:mm', 'hh:mm a'] as const

export function LanguageSection() {
  const [t, words] = [useMessages(account), useMessages(shell)]
  const { dateFormat, timeFormat, timezone, reminderTime } = useMe().localization
  const language = useLanguage()
  const edit = useEditMe()
  const now = wallOf(Date.now() / 1000, timezone)
  return (
    <Section title={t.look} text={t.lookText}>
      <Fields>
        <Select
          label={words.language}
          data={LANGUAGES.map((each) => ({ value: each, label: ownNameOf(each) }))}
          value={language}
          allowDeselect={false}
          onChange={(next) => next && edit.mutate({ language: next as Language })} // one of ours
        />
        <ZoneSelect
          label={t.zone}
          value={timezone}
          onPick={(zone) => edit.mutate({ localization: { timezone: zone } })}
        />
        <Select
          label={t.dateFormat}
          data={DATE_FORMATS.map((each) => ({
            value: each,
            label: formatsFor(language, timezone, each, timeFormat).date(now.day),
          }))}
          value={dateFormat}
          allowDeselect={false}
          onChange={(next) => edit.mutate({ localization: { dateFormat: next as (typeof DATE_FORMATS)[number] } })}
        />
        <Select
          label={t.timeFormat}
          data={TIME_FORMATS.map((each) => ({
            value: each,
            label: formatsFor(language, timezone, dateFormat, each).time(now.time),
          }))}
          value={timeFormat}
          allowDeselect={false}
          onChange={(next) => edit.mutate({ localization: { timeFormat: next as (typeof TIME_FORMATS)[number] } })}
        />
        <TimeField
          label={t.reminderTime}
          value={reminderTime}
          onPick={(next) => edit.mutate({ localization: { reminderTime: next } })}
        />
      </Fields>
    </Section>
  )
}

export function AppearanceSection() {
  const [t, words] = [useMessages(account), useMessages(shell)]
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const [density, setDensity] = useDensity()
  return (
    <Section title={t.appearance} text={t.appearanceText}>
      <Fields>
        <Select
          label={words.theme}
          data={[
            { value: 'auto', label: words.system },
            { value: 'light', label: words.light },
            { value: 'dark', label: words.dark },
          ]}
          value={colorScheme}
          allowDeselect={false}
          onChange={(next) => next && setColorScheme(next as MantineColorScheme)} // one of the three
        />
        <Select
          label={t.density}
          data={DENSITIES.map((each) => ({ value: each, label: t[each] }))}
          value={density}
          allowDeselect={false}
          onChange={(next) => next && setDensity(next as Density)} // one of the two
        />
      </Fields>
    </Section>
  )
}
