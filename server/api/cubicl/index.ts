import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { refuseWhole } from '../../domain/errors.ts'
import type { Services } from '../app.ts'
import { authenticate, bearerToken } from '../http/auth.ts'
import { refuseOtherMethods } from '../http/methods.ts'
import { describe } from '../http/openapi.ts'
import { takeRepeatedRequests } from '../http/repeatable.ts'
import { acceptParameters } from '../http/validation.ts'
import { clientRoutes } from './client/clients.ts'
import { clientNotes } from './client/notes.ts'
import { clientTable } from './client/table.ts'
import { answerWithProblems, problems, sendProblem } from './errors.ts'
import { eventRoutes } from './event/events.ts'
import { fileDownload } from './file/download.ts'
import { fileRoutes } from './file/files.ts'
import { fileNodeRoutes } from './file/nodes.ts'
import { pictures } from './file/pictures.ts'
import { fileUpload } from './file/upload.ts'
import { leadSummary } from './lead/summary.ts'
import { mailboxRoutes } from './mailbox/mailboxes.ts'
import { notificationRoutes } from './notification/notifications.ts'
import { notificationSettings } from './notification/settings.ts'
import { jobs } from './organization/jobs.ts'
import { organizationMail } from './organization/mail.ts'
import { organization } from './organization/organization.ts'
import { setUp } from './organization/set-up.ts'
import { accessTokens } from './people/access-tokens.ts'
import { me } from './people/me.ts'
import { people } from './people/people.ts'
import { session } from './people/session.ts'
import { SESSION_COOKIE, sessionOf } from './people/session-cookie.ts'
import { sessions } from './people/sessions.ts'
import { groups } from './project/projects.ts'
import { tagRoutes } from './project/tags.ts'
import { reportRoutes } from './report/reports.ts'
import { searchRoute } from './search/search.ts'
import { taskActivities } from './task/activities.ts'
import { taskFiles } from './task/files.ts'
import { taskFollow } from './task/follow.ts'
import { taskMail } from './task/mail.ts'
import { taskPermissions } from './task/permissions.ts'
import { taskPlace } from './task/place.ts'
import { taskProgress } from './task/progress.ts'
import { recurrences } from './task/recurrences.ts'
import { taskState } from './task/state.ts'
import { taskRoutes } from './task/tasks.ts'
import { taskTrash } from './task/trash.ts'
import { refuseCoffee } from './teapot.ts'
import { viewRoutes } from './view/views.ts'
import { deliveryRoutes } from './webhook/deliveries.ts'
import { webhookRoutes } from './webhook/webhooks.ts'

/** The main API. */
export async function cubicl(api: FastifyInstance, { services }: { services: Services }): Promise<void> {
  const { store, config, storage, limiter } = services
  answerWithProblems(api)
  refuseCoffee(api, limiter)
  await describe(api, {
    title: 'Cuboid',
    description: [
      'The main API: tasks, projects, clients, files. A project is a `group` here, a client a `customer`, an owner `assignedBy`.',
      'JSON both ways; instants and durations are in seconds. What a body does not know is ignored, an unknown parameter refused. On `PUT`, null or what is empty unsets.',
      'Refusals are problem details (RFC 9457) that name every wrong field: 400 is about form, 422 about sense. What you may not know of is 404.',
    ].join('\n\n'),
    security: {
      bearer: { type: 'http', scheme: 'bearer', description: 'An access token: cub_…' },
      session: {
        type: 'apiKey',
        in: 'cookie',
        name: SESSION_COOKIE,
        description:
          'Of the web app, from POST /session; from its own pages alone. Behind TLS its name begins with __Host-.',
      },
    },
  })
  authenticate(api, {
    store,
    limiter,
    config,
    findSecret: (request) => {
      const token = bearerToken(request)
      if (token) return { secret: token, kinds: ['token'] }
      const session = sessionOf(request, config)
      return session === undefined ? undefined : { secret: session, kinds: ['session'] }
    },
  })
  takeRepeatedRequests(api, { ...services, refusals: problems(409, 422) })
  acceptParameters(api, Type.Object({}, { additionalProperties: false }))
  const addMethodsNotAllowed = refuseOtherMethods(api, (request, reply, allowed) =>
    sendProblem(request, reply, refuseWhole('method_not_allowed', { methods: allowed })),
  )

  await api.register(setUp, services)
  await api.register(session, services)
  await api.register(sessions, services)
  await api.register(me, services)
  await api.register(accessTokens, { store })
  await api.register(organization, { store })
  await api.register(jobs, { store })
  await api.register(organizationMail, services)
  await api.register(people, services)
  await api.register(groups, { store })
  await api.register(leadSummary, { store })
  await api.register(tagRoutes, { store })
  await api.register(viewRoutes, { store })
  await api.register(clientRoutes, { store })
  await api.register(clientNotes, { store })
  await api.register(clientTable, { store })
  await api.register(webhookRoutes, { store, config: services.config })
  await api.register(deliveryRoutes, { store })
  await api.register(mailboxRoutes, services)
  await api.register(notificationRoutes, { store })
  await api.register(notificationSettings, { store })
  await api.register(eventRoutes, { store })
  await api.register(reportRoutes, { store })
  await api.register(searchRoute, { store })
  await api.register(taskRoutes, { store })
  await api.register(taskState)
  await api.register(taskPlace)
  await api.register(taskProgress)
  await api.register(taskPermissions, { store })
  await api.register(taskActivities, { store })
  await api.register(taskMail, services)
  await api.register(taskFiles)
  await api.register(taskFollow)
  await api.register(taskTrash, { store })
  await api.register(recurrences, { store })

  await api.register(fileUpload, { store, storage, quotaBytes: config.storageQuotaBytes })
  await api.register(fileDownload, services)
  await api.register(pictures, services)
  await api.register(fileNodeRoutes, { store })
  await api.register(fileRoutes, { store })

  void api.after(addMethodsNotAllowed)
}
