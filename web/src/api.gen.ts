// Made by `npm run api-types` from the OpenAPI document of the main API. A test says when it is out of date.

/** What the message of a refusal has for its open places. */
export type RefusalParams = Record<string, string | number | string[]>

/** RFC 9457, as every refusal is written. */
export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  instance: string
  requestId: string
  code: number
  params: RefusalParams
  errors: { field: string; message: string; code: string; params: RefusalParams }[]
  totalCapacity?: number
  totalSize?: number
}

interface Refused {
  headers: { [name: string]: unknown }
  content: { 'application/problem+json': Problem }
}

export interface schemas {
  AccessToken: {
    /** An id. */
    _id: string
    name: string
    /** An instant, in whole Unix seconds. */
    createdAt: number
    /** An instant, in whole Unix seconds. */
    expiresAt: number | null
    /** An instant, in whole Unix seconds. */
    lastUsedAt: number | null
  }
  Client: {
    /** An id. */
    _id: string
    name: string
    fullname: string
    email: string
    phone: string
    contacts: Array<schemas['Contact']>
    /** By the id of the field. */
    customFields: { [name: string]: string | null } | null
    portalCustomerManagerIds: Array<string>
    /** An instant, in whole Unix seconds. */
    createdAt: number
  }
  ClientItem: {
    /** An id. */
    _id: string
    name: string
    fullname?: string
    email?: string
    phone?: string
    contacts?: Array<schemas['Contact']>
    /** By the id of the field. */
    customFields?: { [name: string]: string | null } | null
    portalCustomerManagerIds?: Array<string>
    /** An instant, in whole Unix seconds. */
    createdAt?: number
  }
  ClientName: {
    /** An id. */
    _id: string
    name: string
  }
  ClientNote: {
    /** An id. */
    _id: string
    /** Who wrote it. */
    user: string
    /** Markdown. */
    content: string
    /** An instant, in whole Unix seconds. */
    createdAt: number
    /** An instant, in whole Unix seconds. */
    editedAt: number | null
  }
  Contact: {
    name: string
    position: string
    phone: string
    email: string
  }
  CustomField: {
    /** An id. */
    id: string
    name: string
    type: 'text' | 'number' | 'date' | 'select' | 'checkbox'
    /** When the type is 'select'. */
    options?: Array<string>
  }
  Delivery: {
    /** Also the header `webhook-id` of every attempt. */
    _id: string
    /** The id of the event that it tells of; null of a test. */
    event: string | null
    type: 'client-created' | 'client-deleted' | 'task-created' | 'task-updated' | 'task-deleted' | 'task-post-created' | 'task-state-changed' | 'task-archived' | 'task-restored' | 'test'
    state: 'pending' | 'delivered' | 'failed'
    /** An instant, in whole Unix seconds. */
    createdAt: number
    /** An instant, in whole Unix seconds. */
    nextAttemptAt?: number
    /** Oldest first; of more than 20, the last ones. */
    attempts: Array<schemas['DeliveryAttempt']>
  }
  DeliveryAttempt: {
    /** An instant, in whole Unix seconds. */
    at: number
    /** Null: no answer came. */
    status: number | null
    durationMs: number
    /** Why it failed: not_accepted (a status other than 2xx), redirected, timed_out, unknown_host, private_address, connection_refused, connection_lost, certificate_refused, not_http; not_allowed: you may not see it any more. */
    error?: string
    /** The beginning of the answer. */
    response?: string
  }
  EmailDetails: {
    to: Array<schemas['EmailPerson']>
    cc: Array<schemas['EmailPerson']>
    from: schemas['EmailPerson']
  }
  EmailPerson: {
    name: string
    emailAddress: string
  }
  Event: {
    /** An id. */
    _id: string
    /** The noun first. */
    type: string
    /** Who did it; 0 is the server itself. */
    user: string
    /** An id. */
    group?: string
    /** An id. */
    task?: string
    /** An id. */
    customer?: string
    /** An instant, in whole Unix seconds. */
    createdAt: number
  }
  Fault: {
    /** A JSON pointer into the body, or the name of a parameter; empty: the whole. */
    field: string
    /** In English, for a person. */
    message: string
    /** For programs: it stays. All are in docs/errors.md and under /problems. */
    code: string
    /** What the message has in its open places. */
    params: { [name: string]: string | number | Array<string> }
  }
  File: {
    /** An id. */
    _id: string
    name: string
    /** Not made yet. */
    thumbnail?: string
  }
  FileDetails: {
    /** An id. */
    _id: string
    name: string
    /** Not made yet. */
    thumbnail?: string
    /** By its content. */
    contentType: string
    /** Bytes. */
    size: number
    /** An id. */
    uploader: string
    /** An instant, in whole Unix seconds. */
    createdAt: number
  }
  FileSystemNode: {
    /** An id. */
    _id: string
    /** An id. */
    parent: string | null
    /** An id. */
    group?: string
    /** An id. */
    customer?: string
    /** A file or a directory. */
    type: 'f' | 'd'
    file: schemas['File'] | null
    name?: string
    /** An instant, in whole Unix seconds. */
    createdAt: number
  }
  Found: {
    type: 'task' | 'lead' | 'project' | 'pipeline' | 'client' | 'person'
    /** An id. */
    _id: string
    title: string
    /** What tells it from others: company, project, client, full name, address. */
    context: string
    /** Of a lead or a client whose title does not hold the text: what it was found by. */
    match?: {
      field: 'contact' | 'company' | 'email' | 'phone'
      text: string
    }
    /** The project of a task, the pipeline of a lead. */
    group?: string
    /** Of a task or a lead. */
    state?: string
  }
  GivenUpJob: {
    /** An id. */
    _id: string
    /** What it was to do. */
    type: string
    /** Whom it was for; null where it was for nobody alone. */
    user: string | null
    attempts: number
    /** An instant, in whole Unix seconds. */
    failedAt: number
    /** Why the last attempt failed, in one line. */
    reason: string
  }
  Import: {
    dryRun: boolean
    created: number
    updated: number
    unchanged: number
    refused: number
    /** What became of each row, in their order. */
    rows: Array<schemas['ImportedRow']>
  }
  ImportedRow: {
    action: 'created' | 'updated' | 'unchanged' | 'refused'
    /** An id. */
    customer?: string
    /** Of the client. */
    name?: string
    changes?: Array<{
      field: 'id' | 'name' | 'fullname' | 'email' | 'phone' | 'contactName' | 'contactFirstName' | 'contactLastName' | 'contactPosition' | 'contactEmail' | 'contactPhone'
      from: string
      to: string
    }>
    /** What was done otherwise than the row says: what was left out of it, and why. */
    notes?: Array<{
      field: 'id' | 'name' | 'fullname' | 'email' | 'phone' | 'contactName' | 'contactFirstName' | 'contactLastName' | 'contactPosition' | 'contactEmail' | 'contactPhone'
      code: 'nothing' | 'notEmail' | 'severalEmails' | 'severalPhones' | 'rounded' | 'kept' | 'namesake' | 'itself'
      /** Of the row, what this is about. */
      text: string
      message: string
    }>
    /** Why it is refused. */
    errors?: Array<{
      field: 'id' | 'name' | 'fullname' | 'email' | 'phone' | 'contactName' | 'contactFirstName' | 'contactLastName' | 'contactPosition' | 'contactEmail' | 'contactPhone'
      code: 'needed' | 'unknown' | 'ambiguous' | 'tooLong' | 'tooMany'
      message: string
    }>
  }
  Lead: {
    contact: string | null
    position: string | null
    company: string | null
    email: string | null
    phone: string | null
    linkedin: string | null
    url: string | null
    address: string | null
    city: string | null
    state: string | null
    country: string | null
    postCode: string | null
    /** Percent, 0–100. */
    probability: number | null
    /** A decimal string of the pipeline's currency. */
    expectedRevenue: string | null
    /** A decimal string of the pipeline's currency. */
    mrr: string | null
    /** A decimal string of the pipeline's currency. */
    periodRevenue: string | null
    /** The billing period in months. */
    period: number | null
    /** Days to close. */
    estimateDays: number | null
    /** An instant, in whole Unix seconds. */
    remindAt: number | null
    nextStep: string | null
    /** Why it was won or lost. It goes when the lead is open again. */
    reason: string | null
    /** expired is read for an open lead whose deadline has passed; it is never stored. */
    status: 'todo' | 'inProgress' | 'done' | 'expired'
  }
  LeadReport: {
    /** An id. */
    group: string
    stage: schemas['ProjectState']
    /** Leads in the stage. */
    count: number
    /** A decimal number. */
    amount: string
    /** By probability; won counts in full, lost as nothing. */
    weighted: string
    /** ISO 4217. */
    currency: string
  }
  LeadSummary: {
    currency: string
    /** Of all leads. */
    count: number
    /** In their order, without archived ones. Won counts in full, lost as nothing. */
    stages: Array<{
      id: number
      name: string
      type: 'waiting' | 'active' | 'completed' | 'suspended' | 'cancelled'
      count: number
      /** A decimal string of the pipeline's currency. */
      amount: string
      /** A decimal string of the pipeline's currency. */
      weighted: string
    }>
    /** Open leads by when they are expected to close, which is their deadline, in your zone. */
    months: Array<{
      /** overdue, the months from this one on, later, noDate. */
      month: string
      count: number
      /** A decimal string of the pipeline's currency. */
      amount: string
      /** A decimal string of the pipeline's currency. */
      weighted: string
    }>
    /** Why leads were won and lost, the commonest first; a hundred at most. */
    reasons: Array<{
      /** The id of the stage. */
      stage: number
      type: 'waiting' | 'active' | 'completed' | 'suspended' | 'cancelled'
      reason: string
      count: number
      /** A decimal string of the pipeline's currency. */
      amount: string
    }>
  }
  MailState: {
    /** Whether the server knows where to send mails: `CUBOID_SMTP_URL`. */
    configured: boolean
    /** An instant, in whole Unix seconds. */
    lastSentAt: number | null
    /** Of the last attempt; null once a mail has gone out. */
    lastError: string | null
    /** Mails still to be sent; they are tried 10 times over a day and a half. */
    waiting: number
    /** Mails that were given up; `cuboid jobs` lists them. */
    failed: number
  }
  Mailbox: {
    /** An id. */
    _id: string
    name: string
    address: string
    /** An id. */
    group: string
    imap: {
      host: string
      port: number
      security: 'tls' | 'starttls' | 'none'
      user: string
      folder: string
    }
    smtp?: {
      host: string
      port: number
      security: 'tls' | 'starttls' | 'none'
      user: string
    }
    assignees: Array<string>
    tags: Array<string>
    autoReply?: {
      subject: string
      text: string
    }
    takesReplies: boolean
    active: boolean
    /** Whether its mail is being fetched. */
    state: 'ok' | 'connecting' | 'error'
    /** What is wrong, in words. */
    lastError: string | null
    /** The same, to be found words for. */
    trouble?: {
      server: 'imap' | 'smtp' | null
      code: 'no_such_host' | 'private_host' | 'not_reached' | 'too_slow' | 'no_tls' | 'bad_certificate' | 'wrong_password' | 'no_folder' | 'no_smtp' | 'no_room' | 'switched_off' | 'gone' | 'other'
      /** What the mail server itself said. */
      said?: string
    }
    /** When its server was last looked at. */
    lastSeenAt: number | null
    /** How many tasks were made from its mails. */
    taskCount: number
  }
  Me: {
    /** An id. */
    _id: string
    firstname: string
    lastname: string
    /** The address of a photo on this server, or empty. */
    profile: string
    email: string
    jobTitle: string
    language: string
    localization: {
      /** A pattern of Unicode CLDR. */
      dateFormat: string
      /** A pattern of Unicode CLDR. */
      timeFormat: string
      /** IANA. */
      timezone: string
      /** When a reminder goes out that was set for a day. */
      reminderTime: string
    }
    org: {
      name: string
      countryCode: string
      /** The managers of the organization. */
      admins: Array<string>
      isAdmin: boolean
    }
    /** The encrypted ids of the user and the organization, for the CRM API. */
    cubedrive: {
      userId: string
      groupId: string
    }
  }
  Mention: {
    /** An id. */
    id: string
    name: string
  }
  Notification: {
    /** An id. */
    _id: string
    /** What it tells of. */
    type: string
    /** Why you are told: it was assigned to you, somebody commented, mentioned you, a reminder was set, what it waited for is finished, somebody outside wrote, a webhook of yours was switched off. */
    kind: 'assigned' | 'commented' | 'mentioned' | 'reminder' | 'client' | 'unblocked' | 'webhook'
    /** Who did it; 0 is no user. */
    user: string
    /** Who wrote it by mail, by name or address. */
    sender?: string
    /** The project, where you may know of it. */
    group: {
      /** An id. */
      _id: string
      name: string
    } | null
    /** Null where it is of none, or of one that you may no longer see. */
    task: string | null
    taskName: string | null
    /** The first 500 characters of what was said. */
    content?: string
    /** An instant, in whole Unix seconds. */
    createdAt: number
    /** An instant, in whole Unix seconds. */
    readAt: number | null
  }
  NotificationSettings: {
    email: {
      /** Tasks that are given to you. */
      assigned: boolean
      /** Comments on tasks of yours and on those that you follow. */
      commented: boolean
      /** Who mentions you. */
      mentioned: boolean
      /** Reminders, at once. */
      reminder: boolean
      /** What people outside write. */
      client: boolean
      /** What is late and what is due, once a day. */
      dailySummary: boolean
    }
    /** When the daily summary goes out, in your zone. */
    summaryAt: string
  }
  Organization: {
    /** An id. */
    _id: string
    name: string
    /** The address of a picture on this server, or empty. */
    logo: string
    /** ISO 3166-1 alpha-2, or empty. */
    countryCode: string
    /** ISO 4217. */
    currency: string
    /** IANA. */
    timezone: string
    /** ISO 639. */
    language: string
    /** Those of projects that have none of their own. */
    taskStates: Array<schemas['TaskState']>
  }
  PermissionLevels: {
    tasks: 'none' | 'view' | 'create' | 'edit' | 'delete'
    files: 'none' | 'view' | 'create' | 'edit' | 'delete'
    reports: 'none' | 'view' | 'create' | 'edit' | 'delete'
  }
  Permissions: {
    members: schemas['PermissionLevels']
    everybody: schemas['PermissionLevels']
    /** By user id; comes before the other two. */
    users?: { [name: string]: schemas['PermissionLevels'] }
  }
  Person: {
    /** An id. */
    _id: string
    firstname: string
    lastname: string
    /** The address of a photo on this server, or empty. */
    profile: string
  }
  Problem: {
    /** Ends in the code of the whole: a page of this server says more. All are in docs/errors.md. */
    type: string
    title: string
    status: number
    detail: string
    instance: string
    requestId: string
    code: number
    /** What the message has in its open places. */
    params: { [name: string]: string | number | Array<string> }
    errors: Array<schemas['Fault']>
    /** Bytes; with code 204. */
    totalCapacity?: number
    /** Bytes; with code 204. */
    totalSize?: number
  }
  ProgressBar: {
    completed: number
    total: number
  }
  Project: {
    /** An id. */
    _id: string
    name: string
    kind: 'project' | 'pipeline'
    /** The projects it lies directly under; null: it is a top-level one. */
    parents: Array<string> | null
    admins: Array<string>
    members: Array<string>
    /** The projects directly under it. */
    groups: Array<string>
    /** Only when it has states of its own. */
    taskStates?: Array<schemas['ProjectState']>
    perms?: schemas['Permissions']
    private: boolean
    /** Whether its tasks show an estimated time. */
    estimates: boolean
    customFields: Array<schemas['CustomField']>
    archived: boolean
    /** Of a pipeline's money; ISO 4217. */
    currency?: string
    /** A pipeline's, archived ones included. */
    stages?: Array<schemas['Stage']>
    /** An instant, in whole Unix seconds. */
    createdAt: number
    /** What you may do in it. With a task that is yours you may do more: see its permissions. */
    can: Array<'edit_project' | 'delete_project' | 'create_sub_project' | 'manage_tags' | 'create_task' | 'edit_task' | 'change_task_state' | 'delete_task' | 'see_files' | 'add_files' | 'edit_files' | 'delete_files' | 'see_reports'>
  }
  ProjectState: {
    /** The id of the state. */
    id: number
    name: string
    type: 'waiting' | 'active' | 'completed' | 'suspended' | 'cancelled'
    /** Hex. */
    color: string
    textColor: string
    isDefault?: boolean
  }
  Recurrence: {
    type: 'daily' | 'weekly' | 'monthly'
    /** Every N days, weeks or months. */
    period: number
    createWhen: 'after-deadline' | 'completed'
    /** false: paused. */
    active: boolean
    stopCondition: 'none' | 'date' | 'count'
    /** An instant, in whole Unix seconds. */
    end?: number | null
    /** The task itself is copy 1. */
    maxCount?: number | null
    /** Weekly: Monday first. */
    days?: Array<boolean> | null
    /** IANA: where its days and times are counted. Absent: in the organization’s zone. */
    timezone?: string | null
  }
  RecurrenceInput: {
    type: 'daily' | 'weekly' | 'monthly'
    /** Every N days, weeks or months. */
    period: number
    createWhen: 'after-deadline' | 'completed'
    /** false: paused. */
    active: boolean
    stopCondition: 'none' | 'date' | 'count'
    /** An instant, in Unix seconds. */
    end?: number | null
    /** The task itself is copy 1. */
    maxCount?: number | null
    /** Weekly: Monday first. */
    days?: Array<boolean> | null
    /** IANA: where its days and times are counted. Absent: in the organization’s zone. */
    timezone?: string | null
  }
  Session: {
    /** An id. */
    _id: string
    /** Of the web app, or of the CRM API. */
    kind: 'web' | 'crm'
    /** Empty where it is not known. */
    device: string
    /** An instant, in whole Unix seconds. */
    createdAt: number
    /** An instant, in whole Unix seconds. */
    expiresAt: number | null
    /** An instant, in whole Unix seconds. */
    lastUsedAt: number | null
    /** The one that asks. */
    current: boolean
  }
  Stage: {
    /** The id of the stage; CubeDrive knows it as its category. */
    id: number
    name: string
    /** CubeDrive's key for the colour. */
    color: string
    type: 'waiting' | 'active' | 'completed' | 'suspended' | 'cancelled'
    /** Its place: 100, 101, … */
    weight: number
    /** false: archived. */
    active: boolean
    /** Whether boards show it folded. */
    collapse: boolean
  }
  Tag: {
    /** An id. */
    _id: string
    /** An id. */
    group: string
    name: string
    /** Hex, a colour's name, or empty. */
    color: string
  }
  Task: {
    /** An id. */
    _id: string
    name: string
    /** Markdown. */
    desc: string
    /** The name of a state of the project. */
    state: string
    /** An instant, in whole Unix seconds. */
    start: number | null
    /** An instant, in whole Unix seconds. */
    deadline: number | null
    /** The dates are days, the same for everybody: start is the first second of its day and deadline the last, in the organization's zone. */
    allDay: boolean
    assignees: Array<string>
    /** An id. */
    assignedBy: string
    followers: Array<string>
    /** 5 is the highest. */
    priority: number
    /** The order within one priority, lowest on top. */
    priorityScore: number
    /** An id. */
    group: string
    /** An instant, in whole Unix seconds. */
    completedAt: number | null
    /** An instant, in whole Unix seconds. */
    archivedAt: number | null
    /** An instant, in whole Unix seconds. */
    createdAt: number
    stepType: 'none' | 'steps' | 'progress'
    steps?: Array<schemas['TaskStep']> | schemas['ProgressBar']
    customer: {
      /** An id. */
      _id: string
      name: string
    } | null
    files: Array<{
      /** An id. */
      _id: string
    }>
    tags: Array<string>
    subtasks: Array<string>
    /** An id. */
    parent: string | null
    /** The tasks that have to be finished before it; those that you may see. */
    blockedBy: Array<string>
    /** One of them is not finished. */
    blocked: boolean
    /** It was made from a mail. */
    email?: {
      /** An id. */
      emailUserId: string
    }
    private: boolean
    sharedWithCustomer: boolean
    /** Seconds. */
    estimatedTime?: number
    /** By the name of the field. */
    customFields: { [name: string]: string }
    recurrent: boolean
    recurrence?: schemas['Recurrence']
    /** The newest copy of a recurrent task. */
    lastCopy?: boolean
    lead?: schemas['Lead']
  }
  TaskActivity: {
    /** An id. */
    _id: string
    /** Empty: nobody of the organization. */
    user: string
    type: 'post' | 'update' | 'progress' | 'archive' | 'restore' | 'state-change' | 'delete'
    /** { changes: [{ field, from, to, at }] } of an update. With `at`, from and to are the parts that differ of long texts or lists, and begin there. */
    data?: { [name: string]: unknown }
    /** Markdown. */
    content?: string
    files?: Array<schemas['File']>
    /** An instant, in whole Unix seconds. */
    createdAt: number
    /** An id. */
    replyToId?: string
    /** An instant, in whole Unix seconds. */
    editedAt?: number
    customerCanSee: boolean
    mentions: Array<schemas['Mention']>
    /** Who wrote it by mail; `user` is empty then. */
    emailUser?: string
    emailDetails?: schemas['EmailDetails']
    /** Of a comment that can go out as a mail. */
    mailStatus?: 'not-sent' | 'sending' | 'sent' | 'mail-box-error' | 'error'
    /** Why it was not sent, or not to everybody. */
    mailError?: string
  }
  TaskItem: {
    /** An id. */
    _id: string
    name?: string
    /** Markdown. */
    desc?: string
    /** The name of a state of the project. */
    state?: string
    /** An instant, in whole Unix seconds. */
    start?: number | null
    /** An instant, in whole Unix seconds. */
    deadline?: number | null
    /** The dates are days, the same for everybody: start is the first second of its day and deadline the last, in the organization's zone. */
    allDay?: boolean
    assignees?: Array<string>
    /** An id. */
    assignedBy?: string
    followers?: Array<string>
    /** 5 is the highest. */
    priority?: number
    /** The order within one priority, lowest on top. */
    priorityScore?: number
    /** An id. */
    group?: string
    /** An instant, in whole Unix seconds. */
    completedAt?: number | null
    /** An instant, in whole Unix seconds. */
    archivedAt?: number | null
    /** An instant, in whole Unix seconds. */
    createdAt?: number
    stepType?: 'none' | 'steps' | 'progress'
    steps?: Array<schemas['TaskStep']> | schemas['ProgressBar']
    customer?: {
      /** An id. */
      _id: string
      name: string
    } | null
    files?: Array<{
      /** An id. */
      _id: string
    }>
    tags?: Array<string>
    subtasks?: Array<string>
    /** An id. */
    parent?: string | null
    /** The tasks that have to be finished before it; those that you may see. */
    blockedBy?: Array<string>
    /** One of them is not finished. */
    blocked?: boolean
    /** It was made from a mail. */
    email?: {
      /** An id. */
      emailUserId: string
    }
    private?: boolean
    sharedWithCustomer?: boolean
    /** Seconds. */
    estimatedTime?: number
    /** By the name of the field. */
    customFields?: { [name: string]: string }
    recurrent?: boolean
    recurrence?: schemas['Recurrence']
    /** The newest copy of a recurrent task. */
    lastCopy?: boolean
    lead?: schemas['Lead']
  }
  TaskMail: {
    from: schemas['EmailPerson'] | null
    /** Whom a comment that is shown answers; empty: nobody has written. */
    to: Array<schemas['EmailPerson']>
    cc: Array<schemas['EmailPerson']>
    subject: string
    /** Whom one may mean: the contact of the lead, the client and its contacts. */
    known: Array<schemas['EmailPerson']>
    /** Why a mail would wait: something is wrong with the mailbox. */
    trouble?: {
      server: 'imap' | 'smtp' | null
      code: 'no_such_host' | 'private_host' | 'not_reached' | 'too_slow' | 'no_tls' | 'bad_certificate' | 'wrong_password' | 'no_folder' | 'no_smtp' | 'no_room' | 'switched_off' | 'gone' | 'other'
    }
  }
  TaskReport: {
    state?: schemas['TaskState']
    user?: schemas['Person'] | null
    customer?: schemas['ClientName'] | null
    /** Made in the period. */
    created: number
    /** Completed in the period. */
    done: number
    /** Cancelled in the period. */
    cancelled: number
    /** Open at its end, or now when that is to come. */
    open: number
    /** Of the open ones, those whose deadline had passed by then. */
    overdue: number
  }
  TaskState: {
    name: string
    type: 'waiting' | 'active' | 'completed' | 'suspended' | 'cancelled'
    /** Hex. */
    color: string
    textColor: string
    isDefault?: boolean
  }
  TaskStateActivity: {
    /** An id. */
    _id: string
    /** An id. */
    user: string
    /** An id. */
    task: string
    type: 'state-change'
    data: {
      oldState: schemas['TaskState']
      newState: schemas['TaskState']
    }
  }
  TaskStep: {
    /** An id. */
    id: string
    name: string
    desc?: string
    assignees: Array<string>
    /** Absent: no sub-steps. */
    stepType?: 'steps' | 'progress'
    steps?: Array<schemas['TaskStep']>
    /** A number when stepType is 'progress'. */
    completed: boolean | number
    /** When stepType is 'progress'. */
    total?: number
  }
  TaskStepInput: {
    id?: string
    /** Blanks around it are left out. */
    name: string
    desc?: string | null
    assignees?: Array<string> | null
    stepType?: 'steps' | 'progress' | null
    steps?: Array<schemas['TaskStepInput']> | null
    completed?: boolean | number
    total?: number | null
  }
  TrashedTask: {
    /** An id. */
    _id: string
    name?: string
    /** Markdown. */
    desc?: string
    /** The name of a state of the project. */
    state?: string
    /** An instant, in whole Unix seconds. */
    start?: number | null
    /** An instant, in whole Unix seconds. */
    deadline?: number | null
    /** The dates are days, the same for everybody: start is the first second of its day and deadline the last, in the organization's zone. */
    allDay?: boolean
    assignees?: Array<string>
    /** An id. */
    assignedBy?: string
    followers?: Array<string>
    /** 5 is the highest. */
    priority?: number
    /** The order within one priority, lowest on top. */
    priorityScore?: number
    /** An id. */
    group?: string
    /** An instant, in whole Unix seconds. */
    completedAt?: number | null
    /** An instant, in whole Unix seconds. */
    archivedAt?: number | null
    /** An instant, in whole Unix seconds. */
    createdAt?: number
    stepType?: 'none' | 'steps' | 'progress'
    steps?: Array<schemas['TaskStep']> | schemas['ProgressBar']
    customer?: {
      /** An id. */
      _id: string
      name: string
    } | null
    files?: Array<{
      /** An id. */
      _id: string
    }>
    tags?: Array<string>
    subtasks?: Array<string>
    /** An id. */
    parent?: string | null
    /** The tasks that have to be finished before it; those that you may see. */
    blockedBy?: Array<string>
    /** One of them is not finished. */
    blocked?: boolean
    /** It was made from a mail. */
    email?: {
      /** An id. */
      emailUserId: string
    }
    private?: boolean
    sharedWithCustomer?: boolean
    /** Seconds. */
    estimatedTime?: number
    /** By the name of the field. */
    customFields?: { [name: string]: string }
    recurrent?: boolean
    recurrence?: schemas['Recurrence']
    /** The newest copy of a recurrent task. */
    lastCopy?: boolean
    lead?: schemas['Lead']
    /** An instant, in whole Unix seconds. */
    deletedAt: number
  }
  User: {
    /** An id. */
    _id: string
    firstname: string
    lastname: string
    /** The address of a photo on this server, or empty. */
    profile: string
    email: string
    /** Of the organization. */
    manager: boolean
  }
  View: {
    /** An id. */
    _id: string
    name: string
    /** A project id; null: it is for all projects. */
    group: string | null
    kind: 'board' | 'list' | 'calendar' | 'timeline'
    /** Whether all who see the project's tasks see it. */
    shared: boolean
    settings: schemas['ViewSettings']
    /** An id. */
    author: string
    /** An instant, in whole Unix seconds. */
    createdAt: number
    /** What you may do with it. */
    can: Array<'edit_view' | 'take_view_back'>
  }
  ViewFilter: {
    /** Names of states. */
    states?: Array<string>
    /** User ids; 'me' is whoever looks, 'none' nobody. */
    assignees?: Array<string>
    /** User ids of owners; 'me' is whoever looks. */
    assignedBy?: Array<string>
    /** Tag ids. */
    tags?: Array<string>
    /** A client id. */
    customer?: string
    /** overdue, today, week, none, or days: 2026-01-01..2026-01-31, one of which may be missing. */
    deadline?: string
    /** In the name. */
    search?: string
    archived?: 'true' | 'all'
    recursive?: boolean
  }
  ViewSettings: {
    filter?: schemas['ViewFilter']
    /** A column; with - the other way round. */
    sort?: 'name' | '-name' | 'project' | '-project' | 'state' | '-state' | 'assignee' | '-assignee' | 'owner' | '-owner' | 'start' | '-start' | 'deadline' | '-deadline' | 'priority' | '-priority' | 'tags' | '-tags' | 'client' | '-client' | 'created' | '-created'
    groupBy?: 'state' | 'assignee' | 'client' | 'tag' | 'priority'
    /** What a list shows. */
    columns?: Array<'name' | 'project' | 'state' | 'assignee' | 'owner' | 'start' | 'deadline' | 'priority' | 'tags' | 'client' | 'created'>
    calendar?: 'month' | 'week'
    zoom?: 'week' | 'month'
    /** Of the timeline. */
    rows?: 'person' | 'project' | 'flat'
  }
  Webhook: {
    /** An id. */
    _id: string
    type: 'client-created' | 'client-deleted' | 'task-created' | 'task-updated' | 'task-deleted' | 'task-post-created' | 'task-state-changed' | 'task-archived' | 'task-restored'
    url: string
    /** An id. */
    group?: string
    /** Whether the projects below count, too. */
    recursive: boolean
    active: boolean
    /** When the server switched it off, in Unix seconds; `active: true` switches it on again. */
    disabledAt: number | null
    /** gone: the receiver answered 410. failing: the last of the attempts for one delivery failed. */
    disabledReason: 'gone' | 'failing' | null
    /** An instant, in whole Unix seconds. */
    createdAt: number
  }
  WeekReport: {
    /** By ISO 8601. */
    week: string
    /** When its Monday begins, in Unix seconds. */
    start: number
    /** Completed in it. */
    done: number
  }
}

export interface paths {
  '/setup': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getSetUp']
    put?: never
    post: operations['setUp']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/session': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['signIn']
    delete: operations['signOut']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/session/password-reset': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['requestPasswordReset']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/session/password': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['resetPassword']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/invitations/accept': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['acceptInvitation']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/sessions': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listSessions']
    put?: never
    post?: never
    delete: operations['signOutEverywhere']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/sessions/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post?: never
    delete: operations['endSession']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/app/me': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getMe']
    put: operations['updateMe']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/app/me/password': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['changePassword']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/access-tokens': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listAccessTokens']
    put?: never
    post: operations['createAccessToken']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/access-tokens/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post?: never
    delete: operations['deleteAccessToken']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/organization': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getOrganization']
    put: operations['updateOrganization']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/organization/jobs': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listGivenUpJobs']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/organization/jobs/{id}/retry': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['retryGivenUpJob']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/organization/mail': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getMailState']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/organization/mail/test': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['testMail']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/organization/users': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listOrganizationUsers']
    put?: never
    post: operations['addOrganizationUser']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/users': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listUsers']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/organization/users/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['updateOrganizationUser']
    post?: never
    delete: operations['removeOrganizationUser']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/groups': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listProjects']
    put?: never
    post: operations['createProject']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/groups/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getProject']
    put: operations['updateProject']
    post?: never
    delete: operations['deleteProject']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/pipelines': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['createPipeline']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/pipelines/{id}/summary': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getLeadSummary']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tags': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listTags']
    put?: never
    post: operations['createTag']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tags/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['updateTag']
    post?: never
    delete: operations['deleteTag']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/views': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listViews']
    put?: never
    post: operations['createView']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/views/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['updateView']
    post?: never
    delete: operations['deleteView']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/crm/customers': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listClients']
    put?: never
    post: operations['createClient']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/crm/customers/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getClient']
    put: operations['updateClient']
    post?: never
    delete: operations['deleteClient']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/crm/customers/{id}/notes': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listClientNotes']
    put?: never
    post: operations['addClientNote']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/crm/customers/{id}/notes/{noteId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['updateClientNote']
    post?: never
    delete: operations['deleteClientNote']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/crm/customers.csv': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['exportClients']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/crm/customers/import': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['importClients']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/users/self/webhook': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listWebhooks']
    put?: never
    post: operations['createWebhook']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/users/self/webhook/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['updateWebhook']
    post?: never
    delete: operations['deleteWebhook']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/users/self/webhook/{id}/secret': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['renewWebhookSecret']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/users/self/webhook/{id}/deliveries': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listDeliveries']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/users/self/webhook/{id}/deliveries/{deliveryId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getDelivery']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/users/self/webhook/{id}/deliveries/{deliveryId}/resend': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['resendDelivery']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/users/self/webhook/{id}/replay': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['replayDeliveries']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/users/self/webhook/{id}/test': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['testWebhook']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/mailboxes': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listMailboxes']
    put?: never
    post: operations['createMailbox']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/mailboxes/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getMailbox']
    put: operations['updateMailbox']
    post?: never
    delete: operations['deleteMailbox']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/mailboxes/{id}/check': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['checkMailbox']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/notifications': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listNotifications']
    put: operations['readAllNotifications']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/notifications/unread': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['countUnreadNotifications']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/notifications/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['updateNotification']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/users/self/notification-settings': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getNotificationSettings']
    put: operations['updateNotificationSettings']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/events': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listEvents']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/reports/tasks': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getTaskReport']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/reports/done-per-week': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getDonePerWeek']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/reports/leads': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getLeadReport']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/search': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['search']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listTasks']
    put?: never
    post: operations['createTask']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getTask']
    put: operations['updateTask']
    post?: never
    delete: operations['deleteTask']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}/subtasks': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['addSubtask']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}/state': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['updateTaskState']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}/place': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['placeTask']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}/archive': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['archiveTask']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}/steps/{stepId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['completeStep']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}/permissions': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getTaskPermissions']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}/activities': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listActivities']
    put?: never
    post: operations['postActivity']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{taskId}/activities/{activityId}/content': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['editActivity']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{taskId}/activities/{activityId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['showActivity']
    post?: never
    delete: operations['removeActivity']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{taskId}/activities/{activityId}/resend': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['resendActivity']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}/mail': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getTaskMail']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}/files': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['attachFiles']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}/files/{fileId}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post?: never
    delete: operations['detachFile']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}/follow': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['followTask']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/trash': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listTrash']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/tasks/{id}/restore': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['restoreTask']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/recurrences/preview': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['previewRecurrence']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/files/upload': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['uploadFile']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/files/{id}/url': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getFileUrl']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/files/{id}/content': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getFileContent']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/app/me/photo': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['setOwnPhoto']
    post?: never
    delete: operations['removeOwnPhoto']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/organization/logo': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getLogo']
    put: operations['setLogo']
    post?: never
    delete: operations['removeLogo']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/users/{id}/photo': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['getPhoto']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/file-system-nodes': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listFileSystemNodes']
    put?: never
    post?: never
    delete: operations['deleteFileSystemNodes']
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/file-system-nodes/files': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['addFilesToFileSystem']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/file-system-nodes/directories': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put?: never
    post: operations['createDirectory']
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/file-system-nodes/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['updateFileSystemNode']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/files': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get: operations['listFiles']
    put?: never
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
  '/files/{id}': {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    get?: never
    put: operations['renameFile']
    post?: never
    delete?: never
    options?: never
    head?: never
    patch?: never
    trace?: never
  }
}

export interface operations {
  /** A client. */
  getClient: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Client'] } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** A mailbox, without its passwords. */
  getMailbox: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Mailbox'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** A new secret, shown this once. For a day both sign, so that receivers can change over. */
  renewWebhookSecret: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** Signs what is sent, by Standard Webhooks 1.0. Shown this once; null when a repeated request is answered again. */
        secret: string | null
      } } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** A project or pipeline. */
  getProject: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Project'] } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** A task, whole. */
  getTask: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Task'] } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Add a user; without a password, an invitation link is mailed, and returned this once. */
  addOrganizationUser: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** An e-mail address. */
        email: string
        /** Blanks around it are left out. */
        firstname: string
        /** Blanks around it are left out. */
        lastname: string
        password?: string | null
        manager?: boolean
        /** Your own present password. Needed of a session; an access token does without. */
        present?: string | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
        firstname: string
        lastname: string
        /** The address of a photo on this server, or empty. */
        profile: string
        email: string
        /** Of the organization. */
        manager: boolean
        /** Shown this once; null when a repeated request is answered again. */
        invitationUrl?: string | null
      } } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** All clients by name as CSV, with a line for each contact. An import takes it as it is. */
  exportClients: {
    parameters: { query?: { separator?: 'comma' | 'semicolon' | 'tab'; decimal?: 'point' | 'comma' }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'text/csv': string } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** An address to download the file from. It lives for 5 minutes and needs no token. */
  getFileUrl: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': string } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Archive a task, or take it back out. */
  archiveTask: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        value: boolean
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['TaskActivity'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Ask for a mail with a link for choosing another password. The answer is the same for an unknown address. */
  requestPasswordReset: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** An e-mail address. */
        email: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Record<string, never> } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Attach files that were uploaded before, beside those that are there by now. */
  attachFiles: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        files: Array<string | {
          _id: string
        }>
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        activity: schemas['TaskActivity'] | null
        task: schemas['Task']
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Change a client; only what is given changes. */
  updateClient: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name?: string
        /** Blanks around it are left out. */
        fullname?: string | null
        email?: string | null
        phone?: string | null
        contacts?: Array<{
          /** Blanks around it are left out. */
          name?: string | null
          position?: string | null
          phone?: string | null
          email?: string | null
        }> | null
        /** By the id of the field. Those that are not named stay as they are; null: none at all. */
        customFields?: { [name: string]: string | null } | null
        /** User ids. */
        portalCustomerManagerIds?: Array<string> | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Client'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Change a mailbox, or switch it off and on. A password that is not given stays. */
  updateMailbox: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name?: string
        /** An e-mail address. */
        address?: string
        group?: string
        imap?: {
          /** A name or an address. */
          host: string
          port: number
          /** tls from the beginning, starttls, or none. */
          security: 'tls' | 'starttls' | 'none'
          user: string
          /** Absent: as it was. Other servers and users need one. */
          password?: string
          /** Absent: INBOX. */
          folder?: string | null
        }
        /** null: the server’s own. */
        smtp?: {
          /** A name or an address. */
          host: string
          port: number
          /** tls from the beginning, starttls, or none. */
          security: 'tls' | 'starttls' | 'none'
          user: string
          /** Absent: as it was. Other servers and users need one. */
          password?: string
        } | null
        assignees?: Array<string> | null
        tags?: Array<string> | null
        /** Sent once to who writes something new. */
        autoReply?: {
          subject: string
          text: string
        } | null
        /** Its server delivers name+anything@… as well. Then answers say which task they belong to, and answers to notification mails are comments. */
        takesReplies?: boolean | null
        active?: boolean | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Mailbox'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Change a note that you wrote. */
  updateClientNote: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string; noteId: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Markdown. */
        content: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['ClientNote'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Change a webhook of yours, or switch it off and on. */
  updateWebhook: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** One of client-created, client-deleted, task-created, task-updated, task-deleted, task-post-created, task-state-changed, task-archived, task-restored. */
        type?: string
        /** http or https, on the public internet. */
        url?: string
        /** A project id; events of tasks need one. */
        group?: string | null
        recursive?: boolean | null
        active?: boolean | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Webhook'] } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Change the name or the colour of a tag. */
  updateTag: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name?: string
        /** Hex, a colour's name, or empty. */
        color?: string | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Tag'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Change the organization’s name and its defaults. */
  updateOrganization: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name?: string
        countryCode?: string | null
        currency?: string
        timezone?: string
        language?: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Organization'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Change the settings of a project or pipeline. A pipeline has stages, a project task states. */
  updateProject: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name?: string
        /** Whether its tasks show an estimated time; unset, they do. */
        estimates?: boolean | null
        /** Project ids. Those of its parents that you may not see stay. */
        parents?: Array<string> | null
        /** User ids. Its maker is always one at first; it keeps one at least. */
        admins?: Array<string> | null
        /** User ids. */
        members?: Array<string> | null
        /** Whether only its members and admins see it. */
        private?: boolean | null
        /** Null or empty: the default states. */
        taskStates?: Array<{
          /** Of a present state; absent: the one of this name, or a new one. */
          id?: number | null
          /** Blanks around it are left out. */
          name: string
          type: 'waiting' | 'active' | 'completed' | 'suspended' | 'cancelled'
          /** Hex; absent: what goes with the type. */
          color?: string | null
          /** Hex; absent: what goes with the type. */
          textColor?: string | null
          /** No state has it: the first one. */
          isDefault?: boolean | null
        }> | null
        perms?: {
          members?: schemas['PermissionLevels'] | null
          everybody?: schemas['PermissionLevels'] | null
          /** By user id; comes before the other two. */
          users?: { [name: string]: schemas['PermissionLevels'] } | null
        } | null
        customFields?: Array<{
          id?: string | null
          /** Blanks around it are left out. */
          name: string
          type: 'text' | 'number' | 'date' | 'select' | 'checkbox'
          options?: Array<string> | null
        }> | null
        archived?: boolean | null
        /** ISO 4217; absent: the organization's. */
        currency?: string | null
        /** In order; the first active one is the default. */
        stages?: Array<{
          /** Of a present stage; absent: the one of this name, or a new one. */
          id?: number | null
          /** Blanks around it are left out. */
          name: string
          /** CubeDrive's key for the colour, or hex. */
          color?: string | null
          /** Absent: completed for the colour done, cancelled for cancelled; else the first waits and the others are active. */
          type?: 'waiting' | 'active' | 'completed' | 'suspended' | 'cancelled' | null
          /** false archives it. */
          active?: boolean | null
          collapse?: boolean | null
        }> | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Project'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Change the state of a task. Its present state again changes nothing. */
  updateTaskState: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** The name of a state of the project. */
        value: string
        /** Of a lead: why it is won or lost. It can be said later, too. */
        reason?: string | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['TaskStateActivity'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Change what is given. Null, or what is falsy for the type, unsets. */
  updateTask: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        group?: string
        /** Blanks around it are left out. */
        name?: string
        desc?: string | null
        state?: string
        /** An instant, in Unix seconds. */
        start?: number | null
        /** An instant, in Unix seconds. */
        deadline?: number | null
        /** The dates are days. Left unsaid, a date that is given means the time it tells, unless it is the edge of a day of a task whose dates are days. */
        allDay?: boolean | null
        assignees?: Array<string> | null
        followers?: Array<string> | null
        priority?: number | null
        priorityScore?: number
        tags?: Array<string> | null
        customer?: string | {
          _id: string
        } | null
        files?: Array<string | {
          _id: string
        }> | null
        stepType?: 'none' | 'steps' | 'progress' | null
        steps?: Array<schemas['TaskStepInput']> | {
          completed: number
          total: number
        } | null
        /** Seconds. */
        estimatedTime?: number | null
        customFields?: { [name: string]: string | null } | null
        private?: boolean | null
        recurrent?: boolean | null
        recurrence?: schemas['RecurrenceInput'] | null
        parent?: string | null
        /** The tasks that have to be finished before it, none of which waits for it. */
        blockedBy?: Array<string> | null
        workFlowId?: string | null
        workflowId?: string | null
        lead?: {
          contact?: string | null
          position?: string | null
          company?: string | null
          email?: string | null
          phone?: string | null
          linkedin?: string | null
          url?: string | null
          address?: string | null
          city?: string | null
          state?: string | null
          country?: string | null
          postCode?: string | null
          /** Percent, 0–100. */
          probability?: number | null
          expectedRevenue?: string | null
          mrr?: string | null
          periodRevenue?: string | null
          /** The billing period in months. */
          period?: number | null
          /** Days to close. */
          estimateDays?: number | null
          /** An instant, in Unix seconds. */
          remindAt?: number | null
          nextStep?: string | null
          /** Why it was won or lost. It goes when the lead is open again. */
          reason?: string | null
          /** expired is read for an open lead whose deadline has passed; it is never stored. */
          status?: 'todo' | 'inProgress' | 'done' | 'expired'
        } | null
        subtasks?: Array<string> | null
        updateTemplate?: boolean | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        activity: schemas['TaskActivity'] | null
        task: schemas['Task']
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Change what is given; the settings as a whole. A shared view is changed by its author and by the project’s admins. */
  updateView: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name?: string
        kind?: 'board' | 'list' | 'calendar' | 'timeline'
        /** A project id; null: for all projects. */
        group?: string | null
        /** Needs a group. */
        shared?: boolean | null
        settings?: schemas['ViewSettings']
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['View'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Change which mails you get. What is left out stays as it is. */
  updateNotificationSettings: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        email?: {
          /** Tasks that are given to you. */
          assigned?: boolean
          /** Comments on tasks of yours and on those that you follow. */
          commented?: boolean
          /** Who mentions you. */
          mentioned?: boolean
          /** Reminders, at once. */
          reminder?: boolean
          /** What people outside write. */
          client?: boolean
          /** What is late and what is due, once a day. */
          dailySummary?: boolean
        }
        /** `HH:MM`, in your zone. */
        summaryAt?: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['NotificationSettings'] } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Change your own name, language and formats. */
  updateMe: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        firstname?: string
        /** Blanks around it are left out. */
        lastname?: string
        jobTitle?: string | null
        /** ISO 639. Empty: the organization’s. */
        language?: string | null
        localization?: {
          dateFormat?: 'dd.MM.yyyy' | 'dd/MM/yyyy' | 'MM/dd/yyyy' | 'yyyy-MM-dd' | '' | null
          timeFormat?: 'HH:mm' | 'hh:mm a' | '' | null
          /** IANA. Empty: the organization’s. */
          timezone?: string | null
          /** `HH:MM`. Empty: 09:00. */
          reminderTime?: string | null
        }
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Me'] } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Choose a password by an invitation, once, and sign in. */
  acceptInvitation: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** The last part of the link. */
        token: string
        password: string
        /** Whether your access tokens end, too. Default: they stay. */
        removeTokens?: boolean
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Me'] } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Choose another password by a link, once, and sign in. Your other sessions end. */
  resetPassword: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** The last part of the link. */
        token: string
        password: string
        /** Whether your access tokens end, too. Default: they stay. */
        removeTokens?: boolean
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Me'] } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Choose another password. Your other sessions end. */
  changePassword: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        present: string
        password: string
        /** Whether your access tokens end, too. Default: they stay. */
        removeTokens?: boolean
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Record<string, never> } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Clients by name: their ids and names, or all about them. */
  listClients: {
    parameters: { query?: { name?: string; email?: string; search?: string; includeAllFields?: 'true' | 'false' | ''; skip?: number; limit?: number }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['ClientItem']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Comment on a task: content or fileIds, one at least. */
  postActivity: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Markdown. */
        content?: string | null
        fileIds?: Array<string> | null
        mentions?: Array<{
          id: string
          name: string
        }> | null
        /** A post of the same task. */
        replyToId?: string | null
        /** Shown to the client at once; of a task of mails, sent to who wrote. */
        customerCanSee?: boolean | null
        /** Sent to these as a mail, from the mailbox of the project or one above it. */
        mailTo?: Array<{
          name?: string | null
          emailAddress: string
        }> | null
        mailCc?: Array<{
          name?: string | null
          emailAddress: string
        }> | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['TaskActivity'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Delete a client. Tasks that were for it stay, for nobody. */
  deleteClient: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Delete a mailbox. Its messages stay on their server, and the tasks made from them here. */
  deleteMailbox: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Delete a note that you wrote; a manager deletes any. */
  deleteClientNote: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string; noteId: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Delete a project that has none under it. Its tasks go to the trash with it. */
  deleteProject: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Delete a saved view. */
  deleteView: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Delete a tag, and take it off its tasks. */
  deleteTag: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Delete a task: it is in the trash for 30 days. Its subtasks stay, under no task. */
  deleteTask: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Delete a webhook of yours. */
  deleteWebhook: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Delete files and directories with all that lies in them: all of `ids`, or none. They may stand in the body or, with commas, in the query. */
  deleteFileSystemNodes: {
    parameters: { query?: { ids?: string }; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        ids?: Array<string>
      } | null } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Record<string, never> } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** End one of your sessions. */
  endSession: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Follow a task, or cease to. Who sees it may. Answers who follows it then. */
  followTask: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        value: boolean
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        followers: Array<string>
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Give a file another name. Who uploaded it may, and who may edit the task or the files of the folder on which it hung first. */
  renameFile: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['FileDetails'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Give a file or a directory another name, or put it into another directory of the same project or client. */
  updateFileSystemNode: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name?: string
        /** Unset: into no directory. */
        parent?: string | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['FileSystemNode'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Give a project a mailbox: what is written to it becomes tasks, or leads in a pipeline. */
  createMailbox: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name: string
        /** An e-mail address. */
        address: string
        /** Where its tasks are made; in a pipeline they are leads. */
        group: string
        imap: {
          /** A name or an address. */
          host: string
          port: number
          /** tls from the beginning, starttls, or none. */
          security: 'tls' | 'starttls' | 'none'
          user: string
          /** Kept sealed, and never shown. */
          password: string
          /** Absent: INBOX. */
          folder?: string | null
        }
        /** Absent: the server’s own (CUBOID_SMTP_URL). */
        smtp?: {
          /** A name or an address. */
          host: string
          port: number
          /** tls from the beginning, starttls, or none. */
          security: 'tls' | 'starttls' | 'none'
          user: string
          /** Kept sealed, and never shown. */
          password: string
        } | null
        assignees?: Array<string> | null
        tags?: Array<string> | null
        /** Sent once to who writes something new. */
        autoReply?: {
          subject: string
          text: string
        } | null
        /** Its server delivers name+anything@… as well. Then answers say which task they belong to, and answers to notification mails are comments. */
        takesReplies?: boolean | null
        active?: boolean | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Mailbox'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** How a comment on a task would go out as a mail: from which mailbox, and to whom. */
  getTaskMail: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['TaskMail'] } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** How many leads of a pipeline there are and what they bring in, by stage and by month. */
  getLeadSummary: {
    parameters: { query?: { months?: number }; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['LeadSummary'] } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** How many leads there are in each stage, and what they are worth, pipeline by pipeline. */
  getLeadReport: {
    parameters: { query?: { group?: string; from?: number; to?: number; format?: 'json' | 'csv'; separator?: 'comma' | 'semicolon' | 'tab'; decimal?: 'point' | 'comma' }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['LeadReport']>; 'text/csv': string } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** How many notifications you have not read; no more than 100 are counted. */
  countUnreadNotifications: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        unread: number
      } } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** How many tasks were completed in each week that the period touches. */
  getDonePerWeek: {
    parameters: { query?: { group?: string; recursive?: 'true' | 'false' | ''; kind?: 'project' | 'pipeline'; from?: number; to?: number; format?: 'json' | 'csv'; separator?: 'comma' | 'semicolon' | 'tab'; decimal?: 'point' | 'comma' }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['WeekReport']>; 'text/csv': string } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** How the mails of the organization go. For managers. */
  getMailState: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['MailState'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Let a job that was given up run again, at once and as often as a new one. */
  retryGivenUpJob: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['GivenUpJob'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make a client. */
  createClient: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name: string
        /** Blanks around it are left out. */
        fullname?: string | null
        email?: string | null
        phone?: string | null
        contacts?: Array<{
          /** Blanks around it are left out. */
          name?: string | null
          position?: string | null
          phone?: string | null
          email?: string | null
        }> | null
        /** By the id of the field. Those that are not named stay as they are; null: none at all. */
        customFields?: { [name: string]: string | null } | null
        /** User ids. */
        portalCustomerManagerIds?: Array<string> | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Client'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make a directory. */
  createDirectory: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        group?: string | null
        customer?: string | null
        parent?: string | null
        /** Blanks around it are left out. */
        name: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['FileSystemNode'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make a pipeline: a project whose states are its stages and whose tasks are leads. */
  createPipeline: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name: string
        /** ISO 4217; absent: the organization's. */
        currency?: string | null
        /** In order; the first active one is the default. */
        stages?: Array<{
          /** Of a present stage; absent: the one of this name, or a new one. */
          id?: number | null
          /** Blanks around it are left out. */
          name: string
          /** CubeDrive's key for the colour, or hex. */
          color?: string | null
          /** Absent: completed for the colour done, cancelled for cancelled; else the first waits and the others are active. */
          type?: 'waiting' | 'active' | 'completed' | 'suspended' | 'cancelled' | null
          /** false archives it. */
          active?: boolean | null
          collapse?: boolean | null
        }> | null
        /** User ids. Its maker is always one at first; it keeps one at least. */
        admins?: Array<string> | null
        /** User ids. */
        members?: Array<string> | null
        /** Whether only its members and admins see it. */
        private?: boolean | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Project'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make a project. A manager makes top-level ones, the admins of a project those under it. */
  createProject: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name: string
        /** Whether its tasks show an estimated time; unset, they do. */
        estimates?: boolean | null
        /** Project ids. Those of its parents that you may not see stay. */
        parents?: Array<string> | null
        /** User ids. Its maker is always one at first; it keeps one at least. */
        admins?: Array<string> | null
        /** User ids. */
        members?: Array<string> | null
        /** Whether only its members and admins see it. */
        private?: boolean | null
        /** Null or empty: the default states. */
        taskStates?: Array<{
          /** Of a present state; absent: the one of this name, or a new one. */
          id?: number | null
          /** Blanks around it are left out. */
          name: string
          type: 'waiting' | 'active' | 'completed' | 'suspended' | 'cancelled'
          /** Hex; absent: what goes with the type. */
          color?: string | null
          /** Hex; absent: what goes with the type. */
          textColor?: string | null
          /** No state has it: the first one. */
          isDefault?: boolean | null
        }> | null
        perms?: {
          members?: schemas['PermissionLevels'] | null
          everybody?: schemas['PermissionLevels'] | null
          /** By user id; comes before the other two. */
          users?: { [name: string]: schemas['PermissionLevels'] } | null
        } | null
        customFields?: Array<{
          id?: string | null
          /** Blanks around it are left out. */
          name: string
          type: 'text' | 'number' | 'date' | 'select' | 'checkbox'
          options?: Array<string> | null
        }> | null
        archived?: boolean | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Project'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make a tag in a project. */
  createTag: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** A project id. */
        group: string
        /** Blanks around it are left out. */
        name: string
        /** Hex, a colour's name, or empty. */
        color?: string | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Tag'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make a task. */
  createTask: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        group: string
        /** Blanks around it are left out. */
        name: string
        desc?: string | null
        state?: string
        /** An instant, in Unix seconds. */
        start?: number | null
        /** An instant, in Unix seconds. */
        deadline?: number | null
        /** The dates are days. Left unsaid, a date that is given means the time it tells, unless it is the edge of a day of a task whose dates are days. */
        allDay?: boolean | null
        assignees?: Array<string> | null
        followers?: Array<string> | null
        priority?: number | null
        priorityScore?: number
        tags?: Array<string> | null
        customer?: string | {
          _id: string
        } | null
        files?: Array<string | {
          _id: string
        }> | null
        stepType?: 'none' | 'steps' | 'progress' | null
        steps?: Array<schemas['TaskStepInput']> | {
          completed: number
          total: number
        } | null
        /** Seconds. */
        estimatedTime?: number | null
        customFields?: { [name: string]: string | null } | null
        private?: boolean | null
        recurrent?: boolean | null
        recurrence?: schemas['RecurrenceInput'] | null
        parent?: string | null
        /** The tasks that have to be finished before it, none of which waits for it. */
        blockedBy?: Array<string> | null
        workFlowId?: string | null
        workflowId?: string | null
        lead?: {
          contact?: string | null
          position?: string | null
          company?: string | null
          email?: string | null
          phone?: string | null
          linkedin?: string | null
          url?: string | null
          address?: string | null
          city?: string | null
          state?: string | null
          country?: string | null
          postCode?: string | null
          /** Percent, 0–100. */
          probability?: number | null
          expectedRevenue?: string | null
          mrr?: string | null
          periodRevenue?: string | null
          /** The billing period in months. */
          period?: number | null
          /** Days to close. */
          estimateDays?: number | null
          /** An instant, in Unix seconds. */
          remindAt?: number | null
          nextStep?: string | null
          /** Why it was won or lost. It goes when the lead is open again. */
          reason?: string | null
          /** expired is read for an open lead whose deadline has passed; it is never stored. */
          status?: 'todo' | 'inProgress' | 'done' | 'expired'
        } | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Task'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make a user a manager, or no longer one. There is always one. */
  updateOrganizationUser: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        manager: boolean
        /** Your own present password. Needed of a session; an access token does without. */
        present?: string | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['User'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make a webhook. The answer alone has its secret. */
  createWebhook: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** One of client-created, client-deleted, task-created, task-updated, task-deleted, task-post-created, task-state-changed, task-archived, task-restored. */
        type: string
        /** http or https, on the public internet. */
        url: string
        /** A project id; events of tasks need one. */
        group?: string | null
        recursive?: boolean | null
        active?: boolean | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
        type: 'client-created' | 'client-deleted' | 'task-created' | 'task-updated' | 'task-deleted' | 'task-post-created' | 'task-state-changed' | 'task-archived' | 'task-restored'
        url: string
        /** An id. */
        group?: string
        /** Whether the projects below count, too. */
        recursive: boolean
        active: boolean
        /** When the server switched it off, in Unix seconds; `active: true` switches it on again. */
        disabledAt: number | null
        /** gone: the receiver answered 410. failing: the last of the attempts for one delivery failed. */
        disabledReason: 'gone' | 'failing' | null
        /** An instant, in whole Unix seconds. */
        createdAt: number
        /** Signs what is sent, by Standard Webhooks 1.0. Shown this once; null when a repeated request is answered again. */
        secret: string | null
      } } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make an access token. It acts as you, and you get a mail about it. One that another token makes ends with that at the latest. */
  createAccessToken: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name: string
        /** In Unix seconds. Absent: in a year. null: never. */
        expiresAt?: number | null
        /** Your own present password. Needed of a session; an access token does without. */
        present?: string | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
        name: string
        /** An instant, in whole Unix seconds. */
        createdAt: number
        /** An instant, in whole Unix seconds. */
        expiresAt: number | null
        /** An instant, in whole Unix seconds. */
        lastUsedAt: number | null
        /** Shown this once; null when a repeated request is answered again. */
        token: string | null
      } } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make an uploaded picture the organization’s logo. */
  setLogo: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** The id of an uploaded PNG, JPEG or WebP file of at most 2 MiB. */
        file: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Organization'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make an uploaded picture your photo. */
  setOwnPhoto: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** The id of an uploaded PNG, JPEG or WebP file of at most 2 MiB. */
        file: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Me'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make and change clients by the rows of a table; what a row leaves empty stays as it is. */
  importClients: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Says what would happen, and changes nothing. */
        dryRun?: boolean | null
        /** Whether a row replaces what a client has already. Else it only adds to it, and a row with the phone of somebody else is about somebody else. */
        overwrite?: boolean | null
        /** What the cells of each row are, in order; null: nothing that is wanted. */
        columns: Array<'id' | 'name' | 'fullname' | 'email' | 'phone' | 'contactName' | 'contactFirstName' | 'contactLastName' | 'contactPosition' | 'contactEmail' | 'contactPhone' | null>
        rows: Array<Array<string | null>>
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Import'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Make the organization and its first user with the code from the log, and sign in. 404 once it is done. */
  setUp: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        code: string
        /** Blanks around it are left out. */
        organization: string
        /** An e-mail address. */
        email: string
        password: string
        /** Blanks around it are left out. */
        firstname: string
        /** Blanks around it are left out. */
        lastname: string
        /** IANA. Default: UTC. */
        timezone?: string
        /** ISO 4217. Default: EUR. */
        currency?: string
        /** ISO 639. Default: en. */
        language?: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Me'] } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Mark a notification as read, or as unread again. */
  updateNotification: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        read: boolean
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Notification'] } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Mark all your notifications as read, or all of a task, as when it is opened. */
  readAllNotifications: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        read: true
        /** A task; absent: all. */
        task?: string | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Record<string, never> } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** One delivery, with its body as far as you may see it now. */
  getDelivery: {
    parameters: { query?: never; header?: never; path: { id: string; deliveryId: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** Also the header `webhook-id` of every attempt. */
        _id: string
        /** The id of the event that it tells of; null of a test. */
        event: string | null
        type: 'client-created' | 'client-deleted' | 'task-created' | 'task-updated' | 'task-deleted' | 'task-post-created' | 'task-state-changed' | 'task-archived' | 'task-restored' | 'test'
        state: 'pending' | 'delivered' | 'failed'
        /** An instant, in whole Unix seconds. */
        createdAt: number
        /** An instant, in whole Unix seconds. */
        nextAttemptAt?: number
        /** Oldest first; of more than 20, the last ones. */
        attempts: Array<schemas['DeliveryAttempt']>
        /** What is sent. */
        body: { [name: string]: unknown }
      } } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Put a task right before or after another of a column: of its own, or of the state that is given. */
  placeTask: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** The id of a task in the same column, which is to be right below it. */
        before?: string
        /** The id of a task in the same column, which is to be right above it. */
        after?: string
        /** The name of a state of its project. Absent: its own. */
        state?: string
        /** Of a lead: why it is won or lost by it. */
        reason?: string | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        activity: schemas['TaskActivity'] | null
        task: schemas['Task']
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Put a task that there is under this one, after its subtasks. Answers the parent. A new one: POST /tasks with parent. */
  addSubtask: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** The id of a task. */
        subtask: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Task'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Put other words in place of what you said in a comment. */
  editActivity: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { taskId: string; activityId: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Markdown. */
        content: string
        mentions?: Array<{
          id: string
          name: string
        }> | null
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['TaskActivity'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Put uploaded files into a directory of a project or of a client. */
  addFilesToFileSystem: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        group?: string | null
        customer?: string | null
        parent?: string | null
        files: Array<string>
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['FileSystemNode']> } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Remove a user. What opens doors as this user opens none from now on; records go on naming him. */
  removeOrganizationUser: {
    parameters: { query?: { giveTo?: string }; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Remove an access token. It opens nothing from now on. */
  deleteAccessToken: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Save a view. */
  createView: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Blanks around it are left out. */
        name: string
        kind: 'board' | 'list' | 'calendar' | 'timeline'
        /** A project id; null: for all projects. */
        group?: string | null
        /** Needs a group. */
        shared?: boolean | null
        settings?: schemas['ViewSettings']
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['View'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Saved views, oldest first: your own, and those that others share with you. */
  listViews: {
    parameters: { query?: { group?: string }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['View']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Send a comment as a mail again. */
  resendActivity: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { taskId: string; activityId: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['TaskActivity'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Send a delivery again, once, under its old id. */
  resendDelivery: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string; deliveryId: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Delivery'] } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Send a delivery of type test, once. */
  testWebhook: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Delivery'] } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Send a mail at once, and say what came of it. For managers. */
  testMail: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** An address. */
        to: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        ok: boolean
        /** What the mail server said, or did not. */
        error?: string
      } } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Send every event of a time again, under its old id; both ends are inclusive. */
  replayDeliveries: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** An instant, in Unix seconds. */
        from: number
        /** An instant, in Unix seconds. */
        to: number
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        count: number
      } } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Show a comment to the client of the task, or hide it. Of a task of mails, it is sent. */
  showActivity: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { taskId: string; activityId: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        value: boolean
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['TaskActivity'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Sign in to both servers of a mailbox, and say what is wrong. Nothing is changed. */
  checkMailbox: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        ok: boolean
        /** What is wrong, in words. */
        error?: string
        trouble?: {
          server: 'imap' | 'smtp' | null
          code: 'no_such_host' | 'private_host' | 'not_reached' | 'too_slow' | 'no_tls' | 'bad_certificate' | 'wrong_password' | 'no_folder' | 'no_smtp' | 'no_room' | 'switched_off' | 'gone' | 'other'
          /** What the mail server itself said. */
          said?: string
        }
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Sign in: the answer sets the cookie that the web app is known by. */
  signIn: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** An e-mail address. */
        email: string
        password: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Me'] } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Sign out everywhere: all your sessions end, those of the CRM API too. Access tokens stay. */
  signOutEverywhere: {
    parameters: { query?: { others?: 'true' | 'false' | '' }; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Record<string, never> } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Sign out: this session ends. An access token stays. */
  signOut: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Record<string, never> } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Take a deleted task back out of the trash. Who may delete it may do so. */
  restoreTask: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Task'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Take a file off a task. */
  detachFile: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string; fileId: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Take back a comment of yours, for good. */
  removeActivity: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { taskId: string; activityId: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        /** An id. */
        _id: string
      } } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Take the organization’s logo away. */
  removeLogo: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Organization'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Take your photo away. */
  removeOwnPhoto: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Me'] } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Tasks, leads, projects, pipelines, clients and people by what they are called. */
  search: {
    parameters: { query: { q: string; limit?: number }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['Found']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Tasks, newest first. Leaves out desc, steps, files and recurrence unless include asks for them. */
  listTasks: {
    parameters: { query?: { group?: string; recursive?: 'true' | 'false' | ''; kind?: 'project' | 'pipeline'; assignee?: string; follower?: string; assignedBy?: string; customer?: string; parent?: string; tag?: string; state?: string; search?: string; startDate?: number; endDate?: number; deadlineFrom?: number; deadlineTo?: number; hasDeadline?: 'true' | 'false'; archived?: 'true' | 'false' | 'all'; completed?: 'true' | 'false' | 'all'; limit?: number; skip?: number; include?: string; exclude?: string }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['TaskItem']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** The content of a file, at an address from `GET /files/{id}/url`. Takes a `Range` of bytes. */
  getFileContent: {
    parameters: { query: { org: number; user: number; expires: number; signature: string }; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { '*/*': string } }
      206: { headers: { [name: string]: unknown }; content: { '*/*': string } }
      304: { headers: { [name: string]: unknown }; content: { [mediaType: string]: never } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      416: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** The dates that the next copies of a task would have. Changes nothing. */
  previewRecurrence: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'application/json': {
        recurrence: schemas['RecurrenceInput']
        /** An instant, in Unix seconds. */
        start?: number | null
        /** An instant, in Unix seconds. */
        deadline?: number | null
        /** The dates are days. */
        allDay?: boolean | null
        /** The task, where it recurs already. */
        task?: string | null
        count?: number
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<{
        /** An instant, in whole Unix seconds. */
        start: number | null
        /** An instant, in whole Unix seconds. */
        deadline: number | null
        /** They are days. */
        allDay: boolean
      }> } }
      400: Refused
      401: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** The deleted tasks of a project that you may restore, what was deleted last first. They are kept for 30 days. */
  listTrash: {
    parameters: { query: { group: string; limit?: number; skip?: number }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['TrashedTask']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** The files with these ids, as far as you may see them. */
  listFiles: {
    parameters: { query: { ids: string }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['FileDetails']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** The jobs of the organization that were given up, the last 100, newest first. */
  listGivenUpJobs: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['GivenUpJob']> } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** The mailboxes of the projects that you administer, oldest first. */
  listMailboxes: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['Mailbox']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** The organization’s logo. */
  getLogo: {
    parameters: { query?: { v?: string }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { '*/*': string } }
      304: { headers: { [name: string]: unknown }; content: { [mediaType: string]: never } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** The people with these ids, former members and who wrote mails too; or all former members. */
  listUsers: {
    parameters: { query?: { ids?: string; former?: 'true' | 'false' | '' }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['Person']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** The photo of a user of your organization. */
  getPhoto: {
    parameters: { query?: { v?: string }; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { '*/*': string } }
      304: { headers: { [name: string]: unknown }; content: { [mediaType: string]: never } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** The present members of the organization. */
  listOrganizationUsers: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['User']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** The projects and pipelines that you may see. */
  listProjects: {
    parameters: { query?: { parent?: string; recursive?: 'true' | 'false' | ''; archived?: 'true' | 'false' | 'all' | '' }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['Project']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** The tags of a project; without one, of all whose tasks you may see. */
  listTags: {
    parameters: { query?: { group?: string }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['Tag']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Tick a step of the checklist, or say how far it is. */
  completeStep: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string; stepId: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        completed: boolean | number
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['TaskActivity'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Upload a file of up to 4 GiB, to hang it on something within a day. `Content-Length` is required. */
  uploadFile: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path?: never; cookie?: never }
    requestBody: { content: { 'multipart/form-data': {
        file: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['File'] } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** What a webhook of yours was told in the last 30 days, or is still to be; newest first. */
  listDeliveries: {
    parameters: { query?: { state?: 'pending' | 'delivered' | 'failed'; before?: string; limit?: number }; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['Delivery']> } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** What became of tasks in a period, by state, assignee or client. */
  getTaskReport: {
    parameters: { query: { by: 'state' | 'person' | 'client'; group?: string; recursive?: 'true' | 'false' | ''; kind?: 'project' | 'pipeline'; from?: number; to?: number; format?: 'json' | 'csv'; separator?: 'comma' | 'semicolon' | 'tab'; decimal?: 'point' | 'comma' }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['TaskReport']>; 'text/csv': string } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** What happened that you may know of, oldest first; with Accept: text/event-stream, as it happens. */
  listEvents: {
    parameters: { query?: { after?: string; limit?: number }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['Event']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** What happened to a task, oldest first: its newest activities, or those before one. */
  listActivities: {
    parameters: { query?: { before?: string; limit?: number }; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['TaskActivity']> } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** What lies in a directory of a project or of a client; without `parent`, in none. Directories first. */
  listFileSystemNodes: {
    parameters: { query?: { group?: string; customer?: string; parent?: string; skip?: number; limit?: number }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['FileSystemNode']> } }
      400: Refused
      401: Refused
      403: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** What was written down about a client, newest first. */
  listClientNotes: {
    parameters: { query?: { skip?: number; limit?: number }; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['ClientNote']> } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** What you may do with a task. */
  getTaskPermissions: {
    parameters: { query?: never; header?: never; path: { id: string }; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        edit_task: boolean
        give_task_away: boolean
        change_task_state: boolean
        change_task_progress: boolean
        comment_on_task: boolean
        show_post_to_client: boolean
        add_task_files: boolean
        add_subtask: boolean
        archive_task: boolean
        delete_task: boolean
      } } }
      400: Refused
      401: Refused
      404: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Where you are signed in, the last used first. Access tokens are apart. */
  listSessions: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['Session']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Whether the server waits to be set up. */
  getSetUp: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': {
        needed: boolean
      } } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Which mails you get. */
  getNotificationSettings: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['NotificationSettings'] } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Who you are. */
  getMe: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Me'] } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Write something down about a client. */
  addClientNote: {
    parameters: { query?: never; header?: { 'idempotency-key'?: string }; path: { id: string }; cookie?: never }
    requestBody: { content: { 'application/json': {
        /** Markdown. */
        content: string
      } } }
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['ClientNote'] } }
      400: Refused
      401: Refused
      403: Refused
      404: Refused
      405: Refused
      409: Refused
      413: Refused
      415: Refused
      418: Refused
      422: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Your access tokens, newest first. */
  listAccessTokens: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['AccessToken']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Your notifications, newest first. */
  listNotifications: {
    parameters: { query?: { unread?: 'true' | 'false' | ''; limit?: number; before?: string }; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['Notification']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Your organization. */
  getOrganization: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': schemas['Organization'] } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
  /** Your webhooks, oldest first. */
  listWebhooks: {
    parameters: { query?: never; header?: never; path?: never; cookie?: never }
    requestBody?: never
    responses: {
      200: { headers: { [name: string]: unknown }; content: { 'application/json': Array<schemas['Webhook']> } }
      400: Refused
      401: Refused
      405: Refused
      413: Refused
      415: Refused
      418: Refused
      429: Refused
      500: Refused
      503: Refused
    }
  }
}
