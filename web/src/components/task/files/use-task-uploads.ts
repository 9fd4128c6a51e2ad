import { useAttachFiles } from '../../../queries/tasks.ts'
import { useUploadsTo } from '../../project/files/use-uploads.ts'

/** Uploads that hang on the task once they are there. */
export function useTaskUploads(taskId: string, then?: (fileId: string, file: File) => void) {
  const attach = useAttachFiles(taskId, { quiet: true })
  return useUploadsTo(async (fileId, file) => {
    await attach.mutateAsync([fileId])
    then?.(fileId, file)
  })
}
