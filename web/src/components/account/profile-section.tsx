import { TextInput } from '@mantine/core'
import { useMessages } from '../../app/language.ts'
import { account } from '../../messages/account.ts'
import { pictures } from '../../messages/pictures.ts'
import { useEditMe, useMe } from '../../queries/me.ts'
import { useSetPhoto } from '../../queries/pictures.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { PictureField } from '../../ui/picture-field.tsx'
import { SavedText } from '../../ui/saved-text.tsx'
import { Fields, Section } from '../../ui/section.tsx'

const MOST = 100

export function ProfileSection() {
  const [t, words] = [useMessages(account), useMessages(pictures)]
  const me = useMe()
  const edit = useEditMe()
  const setPhoto = useSetPhoto()
  return (
    <Section title={t.profile}>
      <PictureField
        label={words.photo}
        text={words.photoText}
        preview={<Avatar person={me} size={64} />}
        isThere={me.profile !== ''}
        change={setPhoto}
      />
      <Fields>
        <SavedText
          label={t.firstname}
          value={me.firstname}
          needed={t.nameNeeded}
          maxLength={MOST}
          autoComplete="given-name"
          onSave={(firstname) => edit.mutate({ firstname })}
        />
        <SavedText
          label={t.lastname}
          value={me.lastname}
          needed={t.nameNeeded}
          maxLength={MOST}
          autoComplete="family-name"
          onSave={(lastname) => edit.mutate({ lastname })}
        />
        <SavedText
          label={t.jobTitle}
          value={me.jobTitle}
          maxLength={MOST}
          autoComplete="organization-title"
          onSave={(jobTitle) => edit.mutate({ jobTitle })}
        />
        <TextInput label={t.email} value={me.email} readOnly />
      </Fields>
    </Section>
  )
}
