import { graphql } from '../generated/index.ts';

/** What waits for a decision, with all that a moderator is to know of it. */
export const ModerationQueue = graphql(`
  query ModerationQueue($queue: ModerationQueue!, $after: String) {
    moderationQueue(queue: $queue, first: 10, after: $after) {
      totalCount
      nodes {
        ...ItemFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }

  fragment ItemFields on ModerationItem {
    enteredAt
    flagWeight
    spamScore
    spamReasons
    comment {
      id
      body
      state
      version
      createdAt
      author {
        id
        handle
        role
        createdAt
        suspendedUntil
        shadowBanned
      }
      post {
        id
        title
      }
    }
    flags(first: 20) {
      nodes {
        id
        reason
        note
        weight
        createdAt
        resolution
        reporter {
          id
          handle
        }
      }
    }
    thread {
      id
      body
      author {
        id
        handle
      }
    }
    authorRecord {
      visible
      removed
      flagsUpheld
      flagsDismissed
    }
  }
`);

export const ApproveComment = graphql(`
  mutation ApproveComment($id: ID!, $expectedVersion: Int, $reason: String) {
    approveComment(id: $id, expectedVersion: $expectedVersion, reason: $reason) {
      comment {
        ...Decided
      }
    }
  }

  fragment Decided on Comment {
    id
    body
    state
    version
  }
`);

export const RemoveComment = graphql(`
  mutation RemoveComment($id: ID!, $expectedVersion: Int, $reason: String) {
    removeComment(id: $id, expectedVersion: $expectedVersion, reason: $reason) {
      comment {
        ...Decided
      }
    }
  }
`);

export const RestoreComment = graphql(`
  mutation RestoreComment($id: ID!, $expectedVersion: Int) {
    restoreComment(id: $id, expectedVersion: $expectedVersion) {
      comment {
        ...Decided
      }
    }
  }
`);

export const SuspendUser = graphql(`
  mutation SuspendUser($input: SuspendUserInput!) {
    suspendUser(input: $input) {
      user {
        ...Standing
      }
    }
  }

  fragment Standing on User {
    id
    suspendedUntil
    shadowBanned
  }
`);

export const ReinstateUser = graphql(`
  mutation ReinstateUser($id: ID!) {
    reinstateUser(id: $id) {
      user {
        ...Standing
      }
    }
  }
`);

export const ModerationLog = graphql(`
  query ModerationLog($after: String) {
    moderationLog(first: 20, after: $after) {
      nodes {
        id
        verb
        reason
        before
        after
        createdAt
        moderator {
          id
          handle
        }
        subject {
          __typename
          id
          ... on Comment {
            body
            state
            version
          }
          ... on User {
            handle
            suspendedUntil
            shadowBanned
          }
          ... on Post {
            title
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const WebhookEndpoints = graphql(`
  query WebhookEndpoints($after: String) {
    webhookEndpoints(first: 20, after: $after) {
      nodes {
        id
        url
        description
        eventTypes
        status
        failingSince
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const SetEndpointStatus = graphql(`
  mutation SetEndpointStatus($input: UpdateWebhookEndpointInput!) {
    updateWebhookEndpoint(input: $input) {
      endpoint {
        id
        status
        failingSince
      }
    }
  }
`);

export const DeadDeliveries = graphql(`
  query DeadDeliveries($after: String) {
    webhookDeliveries(filter: { status: DEAD }, first: 20, after: $after) {
      nodes {
        id
        eventType
        status
        attemptCount
        createdAt
        endpoint {
          id
          url
        }
        attempts(first: 100) {
          nodes {
            id
            number
            startedAt
            statusCode
            error
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ReplayDelivery = graphql(`
  mutation ReplayDelivery($id: ID!) {
    replayWebhookDelivery(id: $id) {
      delivery {
        id
        status
      }
    }
  }
`);

export const ReplayDeadDeliveries = graphql(`
  mutation ReplayDeadDeliveries {
    replayWebhookDeliveries(filter: { status: DEAD }) {
      count
    }
  }
`);

export const DeadJobs = graphql(`
  query DeadJobs($after: String) {
    deadJobs(first: 20, after: $after) {
      nodes {
        id
        job
        payload
        diedAt
        replayedAt
        failures {
          at
          error
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

export const ReplayDeadJob = graphql(`
  mutation ReplayDeadJob($id: ID!) {
    replayDeadJob(id: $id) {
      deadJob {
        id
        replayedAt
      }
    }
  }
`);
