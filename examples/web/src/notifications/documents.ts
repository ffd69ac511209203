import { graphql } from '../generated/index.ts';

export const UnreadCount = graphql(`
  query UnreadCount {
    unreadNotificationCount
  }
`);

export const Notifications = graphql(`
  query Notifications($after: String) {
    notifications(first: 20, after: $after) {
      nodes {
        id
        kind
        createdAt
        readAt
        actor {
          id
          handle
        }
        subject {
          __typename
          id
          ... on Comment {
            body
            post {
              id
              title
            }
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

export const MarkRead = graphql(`
  mutation MarkRead($ids: [ID!]) {
    markNotificationsRead(ids: $ids) {
      unreadCount
    }
  }
`);

export const NotificationAdded = graphql(`
  subscription NotificationAdded {
    notificationAdded {
      id
      kind
    }
  }
`);
