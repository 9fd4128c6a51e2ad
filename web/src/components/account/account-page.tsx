import { useMessages } from '../../app/language.ts'
import { shell } from '../../messages/shell.ts'
import { Page } from '../../ui/page.tsx'
import { Sections } from '../../ui/section.tsx'
import { AppearanceSection, LanguageSection } from './look-sections.tsx'
import { NotificationsSection } from './notifications-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { ProfileSection } from './profile-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

/** What is one's own: how one is called, how things look, and the ways in. */
export function AccountPage() {
  return (
    <Page title={useMessages(shell).account}>
      <Sections>
        <ProfileSection />
        <LanguageSection />
        <AppearanceSection />
        <NotificationsSection />
        <PasswordSection />
        <SessionsSection />
      </Sections>
    </Page>
  )
}
