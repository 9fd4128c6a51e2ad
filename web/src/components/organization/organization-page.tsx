import { Select } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Building2 } from 'lucide-react'
import { useMemo } from 'react'
import { useLanguage, useMessages } from '../../app/language.ts'
import { LANGUAGES } from '../../messages/define.ts'
import { organization } from '../../messages/organization.ts'
import { pictures } from '../../messages/pictures.ts'
import { shell } from '../../messages/shell.ts'
import { useMe } from '../../queries/me.ts'
import { organizationQuery, useEditOrganization } from '../../queries/organization.ts'
import { useSetLogo } from '../../queries/pictures.ts'
import { CopyLine } from '../../ui/copy-line.tsx'
import { Page } from '../../ui/page.tsx'
import picture from '../../ui/picture-field.module.css'
import { PictureField } from '../../ui/picture-field.tsx'
import { SavedText } from '../../ui/saved-text.tsx'
import { Fields, Section, Sections } from '../../ui/section.tsx'
import { ZoneSelect } from '../../ui/zone-select.tsx'
import { JobsSection } from './jobs-section.tsx'
import { MailSection } from './mail-section.tsx'

const MOST_SHOWN = 60

export function OrganizationPage() {
  const [t, titles, words] = [useMessages(organization), useMessages(shell), useMessages(pictures)]
  const me = useMe()
  const { data: org } = useSuspenseQuery(organizationQuery)
  const edit = useEditOrganization()
  const setLogo = useSetLogo()
  const readOnly = !me.org.isAdmin
  const names = useNames(org.currency, org.language)
  return (
    <Page title={titles.organization}>
      <Sections>
        <Section title={t.about} text={readOnly ? t.onlyManagers : undefined}>
          <PictureField
            label={words.logo}
            text={words.logoText}
            preview={
              org.logo ? (
                <img className={picture.logo} src={org.logo} alt="" />
              ) : (
                <span className={picture.empty}>
                  <Building2 size={22} aria-hidden />
                </span>
              )
            }
            isThere={org.logo !== ''}
            whyNot={readOnly ? t.onlyManagers : undefined}
            change={setLogo}
          />
          <Fields isReadOnly={readOnly}>
            <SavedText
              label={t.name}
              value={org.name}
              needed={t.nameNeeded}
              maxLength={100}
              readOnly={readOnly}
              onSave={(name) => edit.mutate({ name })}
            />
          </Fields>
        </Section>
        <Section title={t.defaults} text={t.defaultsText}>
          <Fields isReadOnly={readOnly}>
            <ZoneSelect
              label={t.zone}
              value={org.timezone}
              readOnly={readOnly}
              onPick={(timezone) => edit.mutate({ timezone })}
            />
            <Select
              label={t.currency}
              data={names.currencies}
              value={org.currency}
              searchable
              limit={MOST_SHOWN}
              allowDeselect={false}
              readOnly={readOnly}
              onChange={(currency) => currency && edit.mutate({ currency })}
            />
            <Select
              label={t.language}
              data={names.languages}
              value={org.language}
              allowDeselect={false}
              readOnly={readOnly}
              onChange={(language) => language && edit.mutate({ language })}
            />
          </Fields>
        </Section>
        <Section title={t.ids}>
          <CopyLine label={t.groupId} text={me.cubedrive.groupId} />
        </Section>
        {me.org.isAdmin && <MailSection />}
        {me.org.isAdmin && <JobsSection />}
      </Sections>
    </Page>
  )
}

/** What can be chosen, by name; what is chosen already is always among it. */
function useNames(currency: string, language: string) {
  const reader = useLanguage()
  return useMemo(() => {
    const currencyName = new Intl.DisplayNames(reader, { type: 'currency' })
    const languageName = new Intl.DisplayNames(reader, { type: 'language' })
    const currencies = [...new Set([currency, ...Intl.supportedValuesOf('currency')])].sort()
    const languages = [...new Set([...LANGUAGES, language])]
    return {
      currencies: currencies.map((code) => ({ value: code, label: `${code} · ${currencyName.of(code) ?? code}` })),
      languages: languages.map((code) => ({ value: code, label: languageName.of(code) ?? code })),
    }
  }, [reader, currency, language])
}
