import { Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import {
  BookOpen,
  Building2,
  Check,
  ChevronsUpDown,
  Languages,
  LogOut,
  Moon,
  Plug,
  UserRound,
  UsersRound,
} from 'lucide-react'
import { ownNameOf, useLanguage, useMessages } from '../../app/language.ts'
import { nameOf } from '../../app/person.ts'
import { LANGUAGES } from '../../messages/define.ts'
import { shell } from '../../messages/shell.ts'
import { useEditMe, useMe } from '../../queries/me.ts'
import { organizationQuery } from '../../queries/organization.ts'
import { Avatar } from '../../ui/avatar.tsx'
import styles from './account-menu.module.css'
import { useLeave } from './use-leave.ts'

const THEMES = ['light', 'dark', 'auto'] as const

export function AccountMenu() {
  const t = useMessages(shell)
  const me = useMe()
  const { logo } = useSuspenseQuery(organizationQuery).data
  const language = useLanguage()
  const editMe = useEditMe()
  const leave = useLeave()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const themes = { light: t.light, dark: t.dark, auto: t.system }
  const mark = (isOn: boolean) => (isOn ? <Check size={14} aria-hidden /> : undefined)

  return (
    <Menu position="bottom-start" width={230} withinPortal>
      <Menu.Target>
        <UnstyledButton className={styles.button}>
          <span className="sr-only">{t.accountMenu}: </span>
          {logo ? <img className={styles.logo} src={logo} alt="" /> : <Avatar person={me} size={22} />}
          <span className={styles.org}>{me.org.name}</span>
          {logo && <Avatar person={me} size={18} />}
          <ChevronsUpDown size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{nameOf(me)}</Menu.Label>
        <Menu.Item component={Link} to="/account" leftSection={<UserRound size={15} />}>
          {t.account}
        </Menu.Item>
        <Menu.Item component={Link} to="/people" leftSection={<UsersRound size={15} />}>
          {t.people}
        </Menu.Item>
        <Menu.Item component={Link} to="/organization" leftSection={<Building2 size={15} />}>
          {t.organization}
        </Menu.Item>
        <Menu.Item component={Link} to="/integrations" leftSection={<Plug size={15} />}>
          {t.integrations}
        </Menu.Item>
        <Menu.Item component="a" href="/docs" target="_blank" leftSection={<BookOpen size={15} />}>
          {t.apiDocs}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>
          <Moon size={12} aria-hidden /> {t.theme}
        </Menu.Label>
        {THEMES.map((each) => (
          <Menu.Item
            key={each}
            closeMenuOnClick={false}
            rightSection={mark(each === colorScheme)}
            onClick={() => setColorScheme(each)}
          >
            {themes[each]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>
          <Languages size={12} aria-hidden /> {t.language}
        </Menu.Label>
        {LANGUAGES.map((each) => (
          <Menu.Item
            key={each}
            lang={each}
            closeMenuOnClick={false}
            rightSection={mark(each === language)}
            onClick={() => editMe.mutate({ language: each })}
          >
            {ownNameOf(each)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={15} />} onClick={() => void leave()}>
          {t.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
