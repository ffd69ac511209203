/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  mutation CreateCharge($input: CreateChargeInput!, $key: String) {\n    createCharge(input: $input, idempotencyKey: $key) {\n      charge {\n        ...ChargeFields\n      }\n    }\n  }\n\n  fragment ChargeFields on Charge {\n    id\n    status\n    declineCode\n    clientSecret\n    description\n    createdAt\n    updatedAt\n    payer {\n      handle\n    }\n    money {\n      amount\n      currency\n    }\n    refunded {\n      amount\n      currency\n    }\n  }\n": typeof types.CreateChargeDocument,
    "\n  mutation RefundCharge($input: RefundChargeInput!, $key: String) {\n    refundCharge(input: $input, idempotencyKey: $key) {\n      refund {\n        id\n        status\n        money {\n          amount\n        }\n        charge {\n          id\n          refunded {\n            amount\n          }\n        }\n      }\n    }\n  }\n": typeof types.RefundChargeDocument,
    "\n  query ReadCharge($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Charge {\n        ...ChargeFields\n        refunds {\n          nodes {\n            id\n            status\n            money {\n              amount\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.ReadChargeDocument,
    "\n  mutation Edit($input: EditCommentInput!) {\n    editComment(input: $input) {\n      comment {\n        ...CommentFields\n      }\n    }\n  }\n": typeof types.EditDocument,
    "\n  mutation Delete($id: ID!) {\n    deleteComment(id: $id) {\n      comment {\n        ...CommentFields\n      }\n    }\n  }\n": typeof types.DeleteDocument,
    "\n  mutation Vote($id: ID!, $vote: Vote) {\n    voteComment(id: $id, vote: $vote) {\n      comment {\n        ...CommentFields\n      }\n    }\n  }\n": typeof types.VoteDocument,
    "\n  query Node($id: ID!) {\n    node(id: $id) {\n      ... on Comment {\n        ...CommentFields\n        replies {\n          nodes {\n            body\n            parent {\n              id\n              body\n              author {\n                handle\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.NodeDocument,
    "\n  query Search($text: String!, $postId: ID, $first: Int, $after: String) {\n    searchComments(text: $text, postId: $postId, first: $first, after: $after) {\n      nodes {\n        body\n        author {\n          handle\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.SearchDocument,
    "\n  query CommentsOf($handle: String!) {\n    user(handle: $handle) {\n      comments {\n        nodes {\n          body\n        }\n      }\n    }\n  }\n": typeof types.CommentsOfDocument,
    "\n  query Counts($post: ID!, $comment: ID!) {\n    post(id: $post) {\n      commentCount\n    }\n    node(id: $comment) {\n      ... on Comment {\n        upvotes\n        downvotes\n        score\n        replyCount\n      }\n    }\n  }\n": typeof types.CountsDocument,
    "\n  mutation CastVote($id: ID!, $vote: Vote) {\n    voteComment(id: $id, vote: $vote) {\n      comment {\n        upvotes\n      }\n    }\n  }\n": typeof types.CastVoteDocument,
    "\n  mutation Remove($id: ID!) {\n    deleteComment(id: $id) {\n      comment {\n        state\n      }\n    }\n  }\n": typeof types.RemoveDocument,
    "\n  query ImportedRoots($id: ID!, $after: String, $sort: CommentSort!) {\n    post(id: $id) {\n      title\n      body\n      sourceId\n      commentCount\n      author {\n        handle\n      }\n      comments(first: 7, after: $after, sort: $sort) {\n        nodes {\n          ...Imported\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n\n  fragment Imported on Comment {\n    id\n    sourceId\n    depth\n    body\n    state\n    score\n    replyCount\n    createdAt\n    editedAt\n    author {\n      handle\n    }\n    parent {\n      sourceId\n    }\n  }\n": typeof types.ImportedRootsDocument,
    "\n  query ImportedReplies($id: ID!, $after: String, $sort: CommentSort!) {\n    node(id: $id) {\n      ... on Comment {\n        replies(first: 7, after: $after, sort: $sort) {\n          nodes {\n            ...Imported\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": typeof types.ImportedRepliesDocument,
    "\n  query DeadJobs {\n    deadJobs {\n      nodes {\n        id\n        job\n        payload\n        replayedAt\n        failures {\n          at\n          error\n        }\n      }\n    }\n  }\n": typeof types.DeadJobsDocument,
    "\n  mutation ReplayDead($id: ID!) {\n    replayDeadJob(id: $id) {\n      deadJob {\n        replayedAt\n      }\n    }\n  }\n": typeof types.ReplayDeadDocument,
    "\n  mutation SetMode($mode: EmailMode!) {\n    setEmailNotifications(mode: $mode) {\n      mode\n    }\n  }\n": typeof types.SetModeDocument,
    "\n  mutation FlagComment($input: FlagCommentInput!) {\n    flagComment(input: $input) {\n      comment {\n        id\n        state\n      }\n    }\n  }\n": typeof types.FlagCommentDocument,
    "\n  query Queue($queue: ModerationQueue!, $first: Int, $after: String) {\n    moderationQueue(queue: $queue, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        flagWeight\n        spamScore\n        spamReasons\n        enteredAt\n        comment {\n          id\n          body\n          state\n          version\n        }\n        thread {\n          body\n        }\n        authorRecord {\n          visible\n          removed\n        }\n        flags {\n          nodes {\n            id\n            reason\n            note\n            weight\n            resolution\n            reporter {\n              handle\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.QueueDocument,
    "\n  query LogOf($subjectId: ID, $first: Int, $after: String) {\n    moderationLog(subjectId: $subjectId, first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        verb\n        reason\n        before\n        after\n        moderator {\n          handle\n        }\n        subject {\n          __typename\n          id\n        }\n      }\n    }\n  }\n": typeof types.LogOfDocument,
    "\n  query Notifications($first: Int, $after: String, $unreadOnly: Boolean! = false) {\n    notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {\n      nodes {\n        id\n        kind\n        createdAt\n        readAt\n        actor {\n          handle\n        }\n        subject {\n          id\n          ... on Comment {\n            body\n            state\n            post {\n              title\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n    unreadNotificationCount\n  }\n": typeof types.NotificationsDocument,
    "\n  mutation MarkRead($ids: [ID!]) {\n    markNotificationsRead(ids: $ids) {\n      unreadCount\n    }\n  }\n": typeof types.MarkReadDocument,
    "\n  mutation SetMuted($postId: ID!, $muted: Boolean!) {\n    setThreadMuted(postId: $postId, muted: $muted) {\n      post {\n        id\n        viewerMuted\n        viewerFollows\n      }\n    }\n  }\n": typeof types.SetMutedDocument,
    "\n  mutation SetFollowed($postId: ID!, $followed: Boolean!) {\n    setThreadFollowed(postId: $postId, followed: $followed) {\n      post {\n        id\n        viewerMuted\n        viewerFollows\n      }\n    }\n  }\n": typeof types.SetFollowedDocument,
    "\n  query Roots($id: ID!, $first: Int, $after: String, $sort: CommentSort!) {\n    post(id: $id) {\n      comments(first: $first, after: $after, sort: $sort) {\n        nodes {\n          id\n          score\n          upvotes\n          downvotes\n          createdAt\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.RootsDocument,
    "\n  query Replies($id: ID!, $after: String, $sort: CommentSort!) {\n    node(id: $id) {\n      ... on Comment {\n        replies(first: 7, after: $after, sort: $sort) {\n          nodes {\n            id\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": typeof types.RepliesDocument,
    "\n  query Posts($first: Int, $after: String) {\n    posts(first: $first, after: $after) {\n      nodes {\n        id\n      }\n      edges {\n        cursor\n        node {\n          title\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": typeof types.PostsDocument,
    "\n  query PostsOf($handle: String!, $after: String) {\n    user(handle: $handle) {\n      posts(first: 2, after: $after) {\n        nodes {\n          title\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": typeof types.PostsOfDocument,
    "\n  query OnePost($id: ID!) {\n    post(id: $id) {\n      title\n      body\n      locked\n      commentCount\n      author {\n        handle\n      }\n    }\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n": typeof types.OnePostDocument,
    "\n  mutation Create($input: CreatePostInput!) {\n    createPost(input: $input) {\n      post {\n        id\n        locked\n        commentCount\n      }\n    }\n  }\n": typeof types.CreateDocument,
    "\n  query Thread($id: ID!, $roots: Int!) {\n    post(id: $id) {\n      title\n      commentCount\n      author {\n        handle\n      }\n      comments(first: $roots, sort: BEST) {\n        nodes {\n          ...Line\n          replies(first: 3) {\n            nodes {\n              ...Line\n              replies(first: 3) {\n                nodes {\n                  ...Line\n                  replies(first: 3) {\n                    nodes {\n                      ...Line\n                    }\n                  }\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n\n  fragment Line on Comment {\n    id\n    body\n    score\n    viewerVote\n    replyCount\n    author {\n      handle\n      displayName\n    }\n  }\n": typeof types.ThreadDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      token\n      user {\n        id\n        handle\n      }\n    }\n  }\n": typeof types.SignUpDocument,
    "\n  mutation CreatePost($input: CreatePostInput!) {\n    createPost(input: $input) {\n      post {\n        id\n        title\n      }\n    }\n  }\n": typeof types.CreatePostDocument,
    "\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      comment {\n        ...CommentFields\n      }\n    }\n  }\n\n  fragment CommentFields on Comment {\n    id\n    depth\n    body\n    state\n    version\n    upvotes\n    downvotes\n    score\n    viewerVote\n    replyCount\n    createdAt\n    editedAt\n    author {\n      handle\n    }\n    parent {\n      id\n    }\n    post {\n      id\n      commentCount\n    }\n  }\n": typeof types.AddCommentDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      user {\n        handle\n      }\n    }\n  }\n": typeof types.SignInDocument,
    "\n  query Viewer {\n    viewer {\n      id\n      handle\n      displayName\n      role\n      createdAt\n    }\n  }\n": typeof types.ViewerDocument,
    "\n  mutation SignUpAgain($input: SignUpInput!) {\n    signUp(input: $input) {\n      user {\n        handle\n      }\n    }\n  }\n": typeof types.SignUpAgainDocument,
    "\n  fragment EndpointFields on WebhookEndpoint {\n    id\n    url\n    description\n    eventTypes\n    status\n    failingSince\n  }\n  fragment DeliveryFields on WebhookDelivery {\n    id\n    eventType\n    messageId\n    status\n    attemptCount\n    nextAttemptAt\n    payload\n    endpoint {\n      id\n    }\n    attempts {\n      nodes {\n        number\n        statusCode\n        error\n        responseBody\n        durationMs\n      }\n    }\n  }\n": typeof types.EndpointFieldsFragmentDoc,
    "\n  mutation CreateEndpoint($input: CreateWebhookEndpointInput!) {\n    createWebhookEndpoint(input: $input) {\n      secret\n      endpoint {\n        ...EndpointFields\n      }\n    }\n  }\n": typeof types.CreateEndpointDocument,
    "\n  mutation UpdateEndpoint($input: UpdateWebhookEndpointInput!) {\n    updateWebhookEndpoint(input: $input) {\n      endpoint {\n        ...EndpointFields\n      }\n    }\n  }\n": typeof types.UpdateEndpointDocument,
    "\n  mutation DeleteEndpoint($id: ID!) {\n    deleteWebhookEndpoint(id: $id) {\n      id\n    }\n  }\n": typeof types.DeleteEndpointDocument,
    "\n  mutation Rotate($id: ID!, $overlap: String!) {\n    rotateWebhookSecret(id: $id, overlap: $overlap) {\n      secret\n    }\n  }\n": typeof types.RotateDocument,
    "\n  mutation SendTest($endpointId: ID!) {\n    sendTestWebhook(endpointId: $endpointId) {\n      delivery {\n        ...DeliveryFields\n      }\n    }\n  }\n": typeof types.SendTestDocument,
    "\n  query Deliveries($filter: WebhookDeliveryFilter, $first: Int, $after: String) {\n    webhookDeliveries(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...DeliveryFields\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": typeof types.DeliveriesDocument,
    "\n  mutation Replay($id: ID!, $at: DateTime) {\n    replayWebhookDelivery(id: $id, at: $at) {\n      delivery {\n        ...DeliveryFields\n      }\n    }\n  }\n": typeof types.ReplayDocument,
    "\n  mutation ReplayMany($filter: WebhookDeliveryFilter!, $maxPerSecond: Int!, $at: DateTime) {\n    replayWebhookDeliveries(filter: $filter, maxPerSecond: $maxPerSecond, at: $at) {\n      count\n      replay {\n        id\n        total\n        released\n        endedAt\n      }\n    }\n  }\n": typeof types.ReplayManyDocument,
    "\n  mutation CancelDelivery($id: ID!) {\n    cancelWebhookDelivery(id: $id) {\n      delivery {\n        status\n        nextAttemptAt\n      }\n    }\n  }\n": typeof types.CancelDeliveryDocument,
    "\n  mutation CancelReplay($id: ID!) {\n    cancelWebhookReplay(id: $id) {\n      replay {\n        released\n        endedAt\n      }\n    }\n  }\n": typeof types.CancelReplayDocument,
    "\n  query Log {\n    webhookLog(first: 100) {\n      nodes {\n        action\n        details\n        actor {\n          handle\n        }\n        endpoint {\n          id\n        }\n      }\n    }\n  }\n": typeof types.LogDocument,
};
const documents: Documents = {
    "\n  mutation CreateCharge($input: CreateChargeInput!, $key: String) {\n    createCharge(input: $input, idempotencyKey: $key) {\n      charge {\n        ...ChargeFields\n      }\n    }\n  }\n\n  fragment ChargeFields on Charge {\n    id\n    status\n    declineCode\n    clientSecret\n    description\n    createdAt\n    updatedAt\n    payer {\n      handle\n    }\n    money {\n      amount\n      currency\n    }\n    refunded {\n      amount\n      currency\n    }\n  }\n": types.CreateChargeDocument,
    "\n  mutation RefundCharge($input: RefundChargeInput!, $key: String) {\n    refundCharge(input: $input, idempotencyKey: $key) {\n      refund {\n        id\n        status\n        money {\n          amount\n        }\n        charge {\n          id\n          refunded {\n            amount\n          }\n        }\n      }\n    }\n  }\n": types.RefundChargeDocument,
    "\n  query ReadCharge($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Charge {\n        ...ChargeFields\n        refunds {\n          nodes {\n            id\n            status\n            money {\n              amount\n            }\n          }\n        }\n      }\n    }\n  }\n": types.ReadChargeDocument,
    "\n  mutation Edit($input: EditCommentInput!) {\n    editComment(input: $input) {\n      comment {\n        ...CommentFields\n      }\n    }\n  }\n": types.EditDocument,
    "\n  mutation Delete($id: ID!) {\n    deleteComment(id: $id) {\n      comment {\n        ...CommentFields\n      }\n    }\n  }\n": types.DeleteDocument,
    "\n  mutation Vote($id: ID!, $vote: Vote) {\n    voteComment(id: $id, vote: $vote) {\n      comment {\n        ...CommentFields\n      }\n    }\n  }\n": types.VoteDocument,
    "\n  query Node($id: ID!) {\n    node(id: $id) {\n      ... on Comment {\n        ...CommentFields\n        replies {\n          nodes {\n            body\n            parent {\n              id\n              body\n              author {\n                handle\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n": types.NodeDocument,
    "\n  query Search($text: String!, $postId: ID, $first: Int, $after: String) {\n    searchComments(text: $text, postId: $postId, first: $first, after: $after) {\n      nodes {\n        body\n        author {\n          handle\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.SearchDocument,
    "\n  query CommentsOf($handle: String!) {\n    user(handle: $handle) {\n      comments {\n        nodes {\n          body\n        }\n      }\n    }\n  }\n": types.CommentsOfDocument,
    "\n  query Counts($post: ID!, $comment: ID!) {\n    post(id: $post) {\n      commentCount\n    }\n    node(id: $comment) {\n      ... on Comment {\n        upvotes\n        downvotes\n        score\n        replyCount\n      }\n    }\n  }\n": types.CountsDocument,
    "\n  mutation CastVote($id: ID!, $vote: Vote) {\n    voteComment(id: $id, vote: $vote) {\n      comment {\n        upvotes\n      }\n    }\n  }\n": types.CastVoteDocument,
    "\n  mutation Remove($id: ID!) {\n    deleteComment(id: $id) {\n      comment {\n        state\n      }\n    }\n  }\n": types.RemoveDocument,
    "\n  query ImportedRoots($id: ID!, $after: String, $sort: CommentSort!) {\n    post(id: $id) {\n      title\n      body\n      sourceId\n      commentCount\n      author {\n        handle\n      }\n      comments(first: 7, after: $after, sort: $sort) {\n        nodes {\n          ...Imported\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n\n  fragment Imported on Comment {\n    id\n    sourceId\n    depth\n    body\n    state\n    score\n    replyCount\n    createdAt\n    editedAt\n    author {\n      handle\n    }\n    parent {\n      sourceId\n    }\n  }\n": types.ImportedRootsDocument,
    "\n  query ImportedReplies($id: ID!, $after: String, $sort: CommentSort!) {\n    node(id: $id) {\n      ... on Comment {\n        replies(first: 7, after: $after, sort: $sort) {\n          nodes {\n            ...Imported\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": types.ImportedRepliesDocument,
    "\n  query DeadJobs {\n    deadJobs {\n      nodes {\n        id\n        job\n        payload\n        replayedAt\n        failures {\n          at\n          error\n        }\n      }\n    }\n  }\n": types.DeadJobsDocument,
    "\n  mutation ReplayDead($id: ID!) {\n    replayDeadJob(id: $id) {\n      deadJob {\n        replayedAt\n      }\n    }\n  }\n": types.ReplayDeadDocument,
    "\n  mutation SetMode($mode: EmailMode!) {\n    setEmailNotifications(mode: $mode) {\n      mode\n    }\n  }\n": types.SetModeDocument,
    "\n  mutation FlagComment($input: FlagCommentInput!) {\n    flagComment(input: $input) {\n      comment {\n        id\n        state\n      }\n    }\n  }\n": types.FlagCommentDocument,
    "\n  query Queue($queue: ModerationQueue!, $first: Int, $after: String) {\n    moderationQueue(queue: $queue, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        flagWeight\n        spamScore\n        spamReasons\n        enteredAt\n        comment {\n          id\n          body\n          state\n          version\n        }\n        thread {\n          body\n        }\n        authorRecord {\n          visible\n          removed\n        }\n        flags {\n          nodes {\n            id\n            reason\n            note\n            weight\n            resolution\n            reporter {\n              handle\n            }\n          }\n        }\n      }\n    }\n  }\n": types.QueueDocument,
    "\n  query LogOf($subjectId: ID, $first: Int, $after: String) {\n    moderationLog(subjectId: $subjectId, first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        verb\n        reason\n        before\n        after\n        moderator {\n          handle\n        }\n        subject {\n          __typename\n          id\n        }\n      }\n    }\n  }\n": types.LogOfDocument,
    "\n  query Notifications($first: Int, $after: String, $unreadOnly: Boolean! = false) {\n    notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {\n      nodes {\n        id\n        kind\n        createdAt\n        readAt\n        actor {\n          handle\n        }\n        subject {\n          id\n          ... on Comment {\n            body\n            state\n            post {\n              title\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n    unreadNotificationCount\n  }\n": types.NotificationsDocument,
    "\n  mutation MarkRead($ids: [ID!]) {\n    markNotificationsRead(ids: $ids) {\n      unreadCount\n    }\n  }\n": types.MarkReadDocument,
    "\n  mutation SetMuted($postId: ID!, $muted: Boolean!) {\n    setThreadMuted(postId: $postId, muted: $muted) {\n      post {\n        id\n        viewerMuted\n        viewerFollows\n      }\n    }\n  }\n": types.SetMutedDocument,
    "\n  mutation SetFollowed($postId: ID!, $followed: Boolean!) {\n    setThreadFollowed(postId: $postId, followed: $followed) {\n      post {\n        id\n        viewerMuted\n        viewerFollows\n      }\n    }\n  }\n": types.SetFollowedDocument,
    "\n  query Roots($id: ID!, $first: Int, $after: String, $sort: CommentSort!) {\n    post(id: $id) {\n      comments(first: $first, after: $after, sort: $sort) {\n        nodes {\n          id\n          score\n          upvotes\n          downvotes\n          createdAt\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.RootsDocument,
    "\n  query Replies($id: ID!, $after: String, $sort: CommentSort!) {\n    node(id: $id) {\n      ... on Comment {\n        replies(first: 7, after: $after, sort: $sort) {\n          nodes {\n            id\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n": types.RepliesDocument,
    "\n  query Posts($first: Int, $after: String) {\n    posts(first: $first, after: $after) {\n      nodes {\n        id\n      }\n      edges {\n        cursor\n        node {\n          title\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n": types.PostsDocument,
    "\n  query PostsOf($handle: String!, $after: String) {\n    user(handle: $handle) {\n      posts(first: 2, after: $after) {\n        nodes {\n          title\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n": types.PostsOfDocument,
    "\n  query OnePost($id: ID!) {\n    post(id: $id) {\n      title\n      body\n      locked\n      commentCount\n      author {\n        handle\n      }\n    }\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n": types.OnePostDocument,
    "\n  mutation Create($input: CreatePostInput!) {\n    createPost(input: $input) {\n      post {\n        id\n        locked\n        commentCount\n      }\n    }\n  }\n": types.CreateDocument,
    "\n  query Thread($id: ID!, $roots: Int!) {\n    post(id: $id) {\n      title\n      commentCount\n      author {\n        handle\n      }\n      comments(first: $roots, sort: BEST) {\n        nodes {\n          ...Line\n          replies(first: 3) {\n            nodes {\n              ...Line\n              replies(first: 3) {\n                nodes {\n                  ...Line\n                  replies(first: 3) {\n                    nodes {\n                      ...Line\n                    }\n                  }\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n\n  fragment Line on Comment {\n    id\n    body\n    score\n    viewerVote\n    replyCount\n    author {\n      handle\n      displayName\n    }\n  }\n": types.ThreadDocument,
    "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      token\n      user {\n        id\n        handle\n      }\n    }\n  }\n": types.SignUpDocument,
    "\n  mutation CreatePost($input: CreatePostInput!) {\n    createPost(input: $input) {\n      post {\n        id\n        title\n      }\n    }\n  }\n": types.CreatePostDocument,
    "\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      comment {\n        ...CommentFields\n      }\n    }\n  }\n\n  fragment CommentFields on Comment {\n    id\n    depth\n    body\n    state\n    version\n    upvotes\n    downvotes\n    score\n    viewerVote\n    replyCount\n    createdAt\n    editedAt\n    author {\n      handle\n    }\n    parent {\n      id\n    }\n    post {\n      id\n      commentCount\n    }\n  }\n": types.AddCommentDocument,
    "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      user {\n        handle\n      }\n    }\n  }\n": types.SignInDocument,
    "\n  query Viewer {\n    viewer {\n      id\n      handle\n      displayName\n      role\n      createdAt\n    }\n  }\n": types.ViewerDocument,
    "\n  mutation SignUpAgain($input: SignUpInput!) {\n    signUp(input: $input) {\n      user {\n        handle\n      }\n    }\n  }\n": types.SignUpAgainDocument,
    "\n  fragment EndpointFields on WebhookEndpoint {\n    id\n    url\n    description\n    eventTypes\n    status\n    failingSince\n  }\n  fragment DeliveryFields on WebhookDelivery {\n    id\n    eventType\n    messageId\n    status\n    attemptCount\n    nextAttemptAt\n    payload\n    endpoint {\n      id\n    }\n    attempts {\n      nodes {\n        number\n        statusCode\n        error\n        responseBody\n        durationMs\n      }\n    }\n  }\n": types.EndpointFieldsFragmentDoc,
    "\n  mutation CreateEndpoint($input: CreateWebhookEndpointInput!) {\n    createWebhookEndpoint(input: $input) {\n      secret\n      endpoint {\n        ...EndpointFields\n      }\n    }\n  }\n": types.CreateEndpointDocument,
    "\n  mutation UpdateEndpoint($input: UpdateWebhookEndpointInput!) {\n    updateWebhookEndpoint(input: $input) {\n      endpoint {\n        ...EndpointFields\n      }\n    }\n  }\n": types.UpdateEndpointDocument,
    "\n  mutation DeleteEndpoint($id: ID!) {\n    deleteWebhookEndpoint(id: $id) {\n      id\n    }\n  }\n": types.DeleteEndpointDocument,
    "\n  mutation Rotate($id: ID!, $overlap: String!) {\n    rotateWebhookSecret(id: $id, overlap: $overlap) {\n      secret\n    }\n  }\n": types.RotateDocument,
    "\n  mutation SendTest($endpointId: ID!) {\n    sendTestWebhook(endpointId: $endpointId) {\n      delivery {\n        ...DeliveryFields\n      }\n    }\n  }\n": types.SendTestDocument,
    "\n  query Deliveries($filter: WebhookDeliveryFilter, $first: Int, $after: String) {\n    webhookDeliveries(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...DeliveryFields\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n": types.DeliveriesDocument,
    "\n  mutation Replay($id: ID!, $at: DateTime) {\n    replayWebhookDelivery(id: $id, at: $at) {\n      delivery {\n        ...DeliveryFields\n      }\n    }\n  }\n": types.ReplayDocument,
    "\n  mutation ReplayMany($filter: WebhookDeliveryFilter!, $maxPerSecond: Int!, $at: DateTime) {\n    replayWebhookDeliveries(filter: $filter, maxPerSecond: $maxPerSecond, at: $at) {\n      count\n      replay {\n        id\n        total\n        released\n        endedAt\n      }\n    }\n  }\n": types.ReplayManyDocument,
    "\n  mutation CancelDelivery($id: ID!) {\n    cancelWebhookDelivery(id: $id) {\n      delivery {\n        status\n        nextAttemptAt\n      }\n    }\n  }\n": types.CancelDeliveryDocument,
    "\n  mutation CancelReplay($id: ID!) {\n    cancelWebhookReplay(id: $id) {\n      replay {\n        released\n        endedAt\n      }\n    }\n  }\n": types.CancelReplayDocument,
    "\n  query Log {\n    webhookLog(first: 100) {\n      nodes {\n        action\n        details\n        actor {\n          handle\n        }\n        endpoint {\n          id\n        }\n      }\n    }\n  }\n": types.LogDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateCharge($input: CreateChargeInput!, $key: String) {\n    createCharge(input: $input, idempotencyKey: $key) {\n      charge {\n        ...ChargeFields\n      }\n    }\n  }\n\n  fragment ChargeFields on Charge {\n    id\n    status\n    declineCode\n    clientSecret\n    description\n    createdAt\n    updatedAt\n    payer {\n      handle\n    }\n    money {\n      amount\n      currency\n    }\n    refunded {\n      amount\n      currency\n    }\n  }\n"): typeof import('./graphql.ts').CreateChargeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation RefundCharge($input: RefundChargeInput!, $key: String) {\n    refundCharge(input: $input, idempotencyKey: $key) {\n      refund {\n        id\n        status\n        money {\n          amount\n        }\n        charge {\n          id\n          refunded {\n            amount\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RefundChargeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ReadCharge($id: ID!) {\n    node(id: $id) {\n      __typename\n      ... on Charge {\n        ...ChargeFields\n        refunds {\n          nodes {\n            id\n            status\n            money {\n              amount\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReadChargeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Edit($input: EditCommentInput!) {\n    editComment(input: $input) {\n      comment {\n        ...CommentFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EditDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Delete($id: ID!) {\n    deleteComment(id: $id) {\n      comment {\n        ...CommentFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeleteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Vote($id: ID!, $vote: Vote) {\n    voteComment(id: $id, vote: $vote) {\n      comment {\n        ...CommentFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').VoteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Node($id: ID!) {\n    node(id: $id) {\n      ... on Comment {\n        ...CommentFields\n        replies {\n          nodes {\n            body\n            parent {\n              id\n              body\n              author {\n                handle\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').NodeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Search($text: String!, $postId: ID, $first: Int, $after: String) {\n    searchComments(text: $text, postId: $postId, first: $first, after: $after) {\n      nodes {\n        body\n        author {\n          handle\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SearchDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CommentsOf($handle: String!) {\n    user(handle: $handle) {\n      comments {\n        nodes {\n          body\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CommentsOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Counts($post: ID!, $comment: ID!) {\n    post(id: $post) {\n      commentCount\n    }\n    node(id: $comment) {\n      ... on Comment {\n        upvotes\n        downvotes\n        score\n        replyCount\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CountsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CastVote($id: ID!, $vote: Vote) {\n    voteComment(id: $id, vote: $vote) {\n      comment {\n        upvotes\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CastVoteDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Remove($id: ID!) {\n    deleteComment(id: $id) {\n      comment {\n        state\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RemoveDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImportedRoots($id: ID!, $after: String, $sort: CommentSort!) {\n    post(id: $id) {\n      title\n      body\n      sourceId\n      commentCount\n      author {\n        handle\n      }\n      comments(first: 7, after: $after, sort: $sort) {\n        nodes {\n          ...Imported\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n\n  fragment Imported on Comment {\n    id\n    sourceId\n    depth\n    body\n    state\n    score\n    replyCount\n    createdAt\n    editedAt\n    author {\n      handle\n    }\n    parent {\n      sourceId\n    }\n  }\n"): typeof import('./graphql.ts').ImportedRootsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ImportedReplies($id: ID!, $after: String, $sort: CommentSort!) {\n    node(id: $id) {\n      ... on Comment {\n        replies(first: 7, after: $after, sort: $sort) {\n          nodes {\n            ...Imported\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ImportedRepliesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query DeadJobs {\n    deadJobs {\n      nodes {\n        id\n        job\n        payload\n        replayedAt\n        failures {\n          at\n          error\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeadJobsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplayDead($id: ID!) {\n    replayDeadJob(id: $id) {\n      deadJob {\n        replayedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReplayDeadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetMode($mode: EmailMode!) {\n    setEmailNotifications(mode: $mode) {\n      mode\n    }\n  }\n"): typeof import('./graphql.ts').SetModeDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation FlagComment($input: FlagCommentInput!) {\n    flagComment(input: $input) {\n      comment {\n        id\n        state\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FlagCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Queue($queue: ModerationQueue!, $first: Int, $after: String) {\n    moderationQueue(queue: $queue, first: $first, after: $after) {\n      totalCount\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        flagWeight\n        spamScore\n        spamReasons\n        enteredAt\n        comment {\n          id\n          body\n          state\n          version\n        }\n        thread {\n          body\n        }\n        authorRecord {\n          visible\n          removed\n        }\n        flags {\n          nodes {\n            id\n            reason\n            note\n            weight\n            resolution\n            reporter {\n              handle\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').QueueDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query LogOf($subjectId: ID, $first: Int, $after: String) {\n    moderationLog(subjectId: $subjectId, first: $first, after: $after) {\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n      nodes {\n        id\n        verb\n        reason\n        before\n        after\n        moderator {\n          handle\n        }\n        subject {\n          __typename\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LogOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Notifications($first: Int, $after: String, $unreadOnly: Boolean! = false) {\n    notifications(first: $first, after: $after, unreadOnly: $unreadOnly) {\n      nodes {\n        id\n        kind\n        createdAt\n        readAt\n        actor {\n          handle\n        }\n        subject {\n          id\n          ... on Comment {\n            body\n            state\n            post {\n              title\n            }\n          }\n        }\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n    unreadNotificationCount\n  }\n"): typeof import('./graphql.ts').NotificationsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation MarkRead($ids: [ID!]) {\n    markNotificationsRead(ids: $ids) {\n      unreadCount\n    }\n  }\n"): typeof import('./graphql.ts').MarkReadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetMuted($postId: ID!, $muted: Boolean!) {\n    setThreadMuted(postId: $postId, muted: $muted) {\n      post {\n        id\n        viewerMuted\n        viewerFollows\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SetMutedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SetFollowed($postId: ID!, $followed: Boolean!) {\n    setThreadFollowed(postId: $postId, followed: $followed) {\n      post {\n        id\n        viewerMuted\n        viewerFollows\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SetFollowedDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Roots($id: ID!, $first: Int, $after: String, $sort: CommentSort!) {\n    post(id: $id) {\n      comments(first: $first, after: $after, sort: $sort) {\n        nodes {\n          id\n          score\n          upvotes\n          downvotes\n          createdAt\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RootsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Replies($id: ID!, $after: String, $sort: CommentSort!) {\n    node(id: $id) {\n      ... on Comment {\n        replies(first: 7, after: $after, sort: $sort) {\n          nodes {\n            id\n          }\n          pageInfo {\n            hasNextPage\n            endCursor\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').RepliesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Posts($first: Int, $after: String) {\n    posts(first: $first, after: $after) {\n      nodes {\n        id\n      }\n      edges {\n        cursor\n        node {\n          title\n        }\n      }\n      pageInfo {\n        hasNextPage\n        hasPreviousPage\n        startCursor\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PostsDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query PostsOf($handle: String!, $after: String) {\n    user(handle: $handle) {\n      posts(first: 2, after: $after) {\n        nodes {\n          title\n        }\n        pageInfo {\n          hasNextPage\n          endCursor\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').PostsOfDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query OnePost($id: ID!) {\n    post(id: $id) {\n      title\n      body\n      locked\n      commentCount\n      author {\n        handle\n      }\n    }\n    node(id: $id) {\n      __typename\n      id\n    }\n  }\n"): typeof import('./graphql.ts').OnePostDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Create($input: CreatePostInput!) {\n    createPost(input: $input) {\n      post {\n        id\n        locked\n        commentCount\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Thread($id: ID!, $roots: Int!) {\n    post(id: $id) {\n      title\n      commentCount\n      author {\n        handle\n      }\n      comments(first: $roots, sort: BEST) {\n        nodes {\n          ...Line\n          replies(first: 3) {\n            nodes {\n              ...Line\n              replies(first: 3) {\n                nodes {\n                  ...Line\n                  replies(first: 3) {\n                    nodes {\n                      ...Line\n                    }\n                  }\n                }\n              }\n            }\n          }\n        }\n      }\n    }\n  }\n\n  fragment Line on Comment {\n    id\n    body\n    score\n    viewerVote\n    replyCount\n    author {\n      handle\n      displayName\n    }\n  }\n"): typeof import('./graphql.ts').ThreadDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignUp($input: SignUpInput!) {\n    signUp(input: $input) {\n      token\n      user {\n        id\n        handle\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SignUpDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreatePost($input: CreatePostInput!) {\n    createPost(input: $input) {\n      post {\n        id\n        title\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreatePostDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation AddComment($input: AddCommentInput!) {\n    addComment(input: $input) {\n      comment {\n        ...CommentFields\n      }\n    }\n  }\n\n  fragment CommentFields on Comment {\n    id\n    depth\n    body\n    state\n    version\n    upvotes\n    downvotes\n    score\n    viewerVote\n    replyCount\n    createdAt\n    editedAt\n    author {\n      handle\n    }\n    parent {\n      id\n    }\n    post {\n      id\n      commentCount\n    }\n  }\n"): typeof import('./graphql.ts').AddCommentDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignIn($input: SignInInput!) {\n    signIn(input: $input) {\n      token\n      user {\n        handle\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SignInDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Viewer {\n    viewer {\n      id\n      handle\n      displayName\n      role\n      createdAt\n    }\n  }\n"): typeof import('./graphql.ts').ViewerDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SignUpAgain($input: SignUpInput!) {\n    signUp(input: $input) {\n      user {\n        handle\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SignUpAgainDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment EndpointFields on WebhookEndpoint {\n    id\n    url\n    description\n    eventTypes\n    status\n    failingSince\n  }\n  fragment DeliveryFields on WebhookDelivery {\n    id\n    eventType\n    messageId\n    status\n    attemptCount\n    nextAttemptAt\n    payload\n    endpoint {\n      id\n    }\n    attempts {\n      nodes {\n        number\n        statusCode\n        error\n        responseBody\n        durationMs\n      }\n    }\n  }\n"): typeof import('./graphql.ts').EndpointFieldsFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CreateEndpoint($input: CreateWebhookEndpointInput!) {\n    createWebhookEndpoint(input: $input) {\n      secret\n      endpoint {\n        ...EndpointFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CreateEndpointDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation UpdateEndpoint($input: UpdateWebhookEndpointInput!) {\n    updateWebhookEndpoint(input: $input) {\n      endpoint {\n        ...EndpointFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').UpdateEndpointDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation DeleteEndpoint($id: ID!) {\n    deleteWebhookEndpoint(id: $id) {\n      id\n    }\n  }\n"): typeof import('./graphql.ts').DeleteEndpointDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Rotate($id: ID!, $overlap: String!) {\n    rotateWebhookSecret(id: $id, overlap: $overlap) {\n      secret\n    }\n  }\n"): typeof import('./graphql.ts').RotateDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation SendTest($endpointId: ID!) {\n    sendTestWebhook(endpointId: $endpointId) {\n      delivery {\n        ...DeliveryFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').SendTestDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Deliveries($filter: WebhookDeliveryFilter, $first: Int, $after: String) {\n    webhookDeliveries(filter: $filter, first: $first, after: $after) {\n      nodes {\n        ...DeliveryFields\n      }\n      pageInfo {\n        hasNextPage\n        endCursor\n      }\n    }\n  }\n"): typeof import('./graphql.ts').DeliveriesDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation Replay($id: ID!, $at: DateTime) {\n    replayWebhookDelivery(id: $id, at: $at) {\n      delivery {\n        ...DeliveryFields\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReplayDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ReplayMany($filter: WebhookDeliveryFilter!, $maxPerSecond: Int!, $at: DateTime) {\n    replayWebhookDeliveries(filter: $filter, maxPerSecond: $maxPerSecond, at: $at) {\n      count\n      replay {\n        id\n        total\n        released\n        endedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').ReplayManyDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelDelivery($id: ID!) {\n    cancelWebhookDelivery(id: $id) {\n      delivery {\n        status\n        nextAttemptAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CancelDeliveryDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation CancelReplay($id: ID!) {\n    cancelWebhookReplay(id: $id) {\n      replay {\n        released\n        endedAt\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CancelReplayDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Log {\n    webhookLog(first: 100) {\n      nodes {\n        action\n        details\n        actor {\n          handle\n        }\n        endpoint {\n          id\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').LogDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
