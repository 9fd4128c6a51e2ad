import { FolderView } from '../project/files/files-page.tsx'

/** Everybody who sees clients keeps their files, too. */
const CAN = ['add_files', 'edit_files', 'delete_files']

export const ClientFiles = ({ id, path }: { id: string; path: readonly string[] }) => (
  <FolderView key={path.join()} place={{ customer: id }} path={path} can={CAN} />
)
