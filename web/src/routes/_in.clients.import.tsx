import { createFileRoute } from '@tanstack/react-router'
import { ImportPage } from '../components/client/import/import-page.tsx'

export const Route = createFileRoute('/_in/clients/import')({ component: ImportPage })
