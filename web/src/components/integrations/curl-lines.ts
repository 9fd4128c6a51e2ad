/** What the lines are about; absent ids leave out the lines that need them. */
export interface Subject {
  /** Where the server is: `https://cuboid.example.com`. */
  origin: string
  token: string
  userId: string
  groupId: string
  projectId: string | undefined
  pipeline: { id: string; stageId: number | undefined } | undefined
  /** Names of what the lines make. */
  names: { task: string; lead: string }
}
export type LineName = 'tasks' | 'newTask' | 'whoAmI' | 'people' | 'stages' | 'leads' | 'newLead'
export interface Line {
  name: LineName
  command: string
}

const LEADS = '/cubedrive/formDataApi/10100000'

/** For a shell: nothing in it means anything. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

function curl(url: string, header: string, body?: object): string {
  const parts = [`curl ${quoted(url)}`, `-H ${quoted(header)}`]
  if (body) parts.push(`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body))}`)
  return parts.join(' \\\n  ')
}

export function mainLines({ origin, token, projectId, names }: Subject): Line[] {
  if (projectId === undefined) return []
  const header = `Authorization: Bearer ${token}`
  const tasks = `${origin}/api/v1/tasks`
  return [
    { name: 'tasks', command: curl(`${tasks}?group=${projectId}&limit=5`, header) },
    { name: 'newTask', command: curl(tasks, header, { group: projectId, name: names.task }) },
  ]
}

export function crmLines({ origin, token, userId, groupId, pipeline, names }: Subject): Line[] {
  const header = `X-Auth-Token: ${token}`
  const at = (path: string, body?: object) => curl(`${origin}${path}`, header, body)
  const lines: Line[] = [
    { name: 'whoAmI', command: at('/cubedrive/validateToken') },
    {
      name: 'people',
      command: at(`/cubedrive/groupContact/listPeople?type=group&groupId=${encodeURIComponent(groupId)}`),
    },
  ]
  if (!pipeline) return lines
  const { id, stageId } = pipeline
  lines.push(
    { name: 'stages', command: at(`/cubedrive/taskCategory/listByType?type=application&componentId=${id}`) },
    {
      name: 'leads',
      command: at(`${LEADS}/paginate`, { limit: 5, filters: { 'data.projectAssemblyId': id } }),
    },
  )
  if (stageId === undefined) return lines
  const assignedUsers = [{ userId: `$userId:${userId}` }]
  const data = { name: names.lead, categoryId: stageId, projectAssemblyId: id, assignedUsers }
  return [...lines, { name: 'newLead', command: at(`${LEADS}/upsert`, { item: { data } }) }]
}
