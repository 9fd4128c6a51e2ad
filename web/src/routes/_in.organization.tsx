import { createFileRoute } from '@tanstack/react-router'
import { OrganizationPage } from '../components/organization/organization-page.tsx'

export const Route = createFileRoute('/_in/organization')({ component: OrganizationPage })
