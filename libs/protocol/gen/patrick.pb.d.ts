import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace tau. */
export namespace tau {

    /** Namespace patrick. */
    namespace patrick {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a PushEvent.
             * @deprecated Use tau.patrick.v1.PushEvent.$Properties instead.
             */
            interface IPushEvent extends tau.patrick.v1.PushEvent.$Properties {
            }

            /** Represents a PushEvent. */
            class PushEvent {

                /**
                 * Constructs a new PushEvent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.PushEvent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PushEvent project. */
                project: string;

                /** PushEvent projectName. */
                projectName: string;

                /** PushEvent repository. */
                repository: string;

                /** PushEvent branch. */
                branch: string;

                /** PushEvent commit. */
                commit: string;

                /** PushEvent before. */
                before: string;

                /** PushEvent pushedAtMs. */
                pushedAtMs: number;

                /** PushEvent pusher. */
                pusher: string;

                /** PushEvent sourcePeer. */
                sourcePeer: string;

                /** PushEvent sequence. */
                sequence: number;

                /** PushEvent environment. */
                environment: string;

                /**
                 * Encodes the specified PushEvent message. Does not implicitly {@link tau.patrick.v1.PushEvent.verify|verify} messages.
                 * @param message PushEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.PushEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PushEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.PushEvent & tau.patrick.v1.PushEvent.$Shape} PushEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.PushEvent & tau.patrick.v1.PushEvent.$Shape;
            }

            namespace PushEvent {

                /** Properties of a PushEvent. */
                interface $Properties {

                    /** PushEvent project */
                    project?: (string|null);

                    /** PushEvent projectName */
                    projectName?: (string|null);

                    /** PushEvent repository */
                    repository?: (string|null);

                    /** PushEvent branch */
                    branch?: (string|null);

                    /** PushEvent commit */
                    commit?: (string|null);

                    /** PushEvent before */
                    before?: (string|null);

                    /** PushEvent pushedAtMs */
                    pushedAtMs?: (number|null);

                    /** PushEvent pusher */
                    pusher?: (string|null);

                    /** PushEvent sourcePeer */
                    sourcePeer?: (string|null);

                    /** PushEvent sequence */
                    sequence?: (number|null);

                    /** PushEvent environment */
                    environment?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PushEvent. */
                type $Shape = tau.patrick.v1.PushEvent.$Properties;
            }

            /**
             * Properties of a SubmitRequest.
             * @deprecated Use tau.patrick.v1.SubmitRequest.$Properties instead.
             */
            interface ISubmitRequest extends tau.patrick.v1.SubmitRequest.$Properties {
            }

            /** Represents a SubmitRequest. */
            class SubmitRequest {

                /**
                 * Constructs a new SubmitRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.SubmitRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SubmitRequest push. */
                push?: (tau.patrick.v1.PushEvent.$Properties|null);

                /**
                 * Encodes the specified SubmitRequest message. Does not implicitly {@link tau.patrick.v1.SubmitRequest.verify|verify} messages.
                 * @param message SubmitRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.SubmitRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SubmitRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.SubmitRequest & tau.patrick.v1.SubmitRequest.$Shape} SubmitRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.SubmitRequest & tau.patrick.v1.SubmitRequest.$Shape;
            }

            namespace SubmitRequest {

                /** Properties of a SubmitRequest. */
                interface $Properties {

                    /** SubmitRequest push */
                    push?: (tau.patrick.v1.PushEvent.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SubmitRequest. */
                type $Shape = tau.patrick.v1.SubmitRequest.$Properties;
            }

            /**
             * Properties of a SubmitResponse.
             * @deprecated Use tau.patrick.v1.SubmitResponse.$Properties instead.
             */
            interface ISubmitResponse extends tau.patrick.v1.SubmitResponse.$Properties {
            }

            /** Represents a SubmitResponse. */
            class SubmitResponse {

                /**
                 * Constructs a new SubmitResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.SubmitResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SubmitResponse job. */
                job: string;

                /**
                 * Encodes the specified SubmitResponse message. Does not implicitly {@link tau.patrick.v1.SubmitResponse.verify|verify} messages.
                 * @param message SubmitResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.SubmitResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SubmitResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.SubmitResponse & tau.patrick.v1.SubmitResponse.$Shape} SubmitResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.SubmitResponse & tau.patrick.v1.SubmitResponse.$Shape;
            }

            namespace SubmitResponse {

                /** Properties of a SubmitResponse. */
                interface $Properties {

                    /** SubmitResponse job */
                    job?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SubmitResponse. */
                type $Shape = tau.patrick.v1.SubmitResponse.$Properties;
            }

            /**
             * Properties of a Job.
             * @deprecated Use tau.patrick.v1.Job.$Properties instead.
             */
            interface IJob extends tau.patrick.v1.Job.$Properties {
            }

            /** Represents a Job. */
            class Job {

                /**
                 * Constructs a new Job.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.Job.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Job id. */
                id: string;

                /** Job push. */
                push?: (tau.patrick.v1.PushEvent.$Properties|null);

                /** Job state. */
                state: string;

                /** Job attempt. */
                attempt: number;

                /** Job builder. */
                builder: string;

                /** Job queuedAtMs. */
                queuedAtMs: number;

                /** Job startedAtMs. */
                startedAtMs: number;

                /** Job endedAtMs. */
                endedAtMs: number;

                /** Job cause. */
                cause: string;

                /** Job message. */
                message: string;

                /** Job release. */
                release: string;

                /**
                 * Encodes the specified Job message. Does not implicitly {@link tau.patrick.v1.Job.verify|verify} messages.
                 * @param message Job message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.Job.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Job message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.Job & tau.patrick.v1.Job.$Shape} Job
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.Job & tau.patrick.v1.Job.$Shape;
            }

            namespace Job {

                /** Properties of a Job. */
                interface $Properties {

                    /** Job id */
                    id?: (string|null);

                    /** Job push */
                    push?: (tau.patrick.v1.PushEvent.$Properties|null);

                    /** Job state */
                    state?: (string|null);

                    /** Job attempt */
                    attempt?: (number|null);

                    /** Job builder */
                    builder?: (string|null);

                    /** Job queuedAtMs */
                    queuedAtMs?: (number|null);

                    /** Job startedAtMs */
                    startedAtMs?: (number|null);

                    /** Job endedAtMs */
                    endedAtMs?: (number|null);

                    /** Job cause */
                    cause?: (string|null);

                    /** Job message */
                    message?: (string|null);

                    /** Job release */
                    release?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Job. */
                type $Shape = tau.patrick.v1.Job.$Properties;
            }

            /**
             * Properties of a LeaseRequest.
             * @deprecated Use tau.patrick.v1.LeaseRequest.$Properties instead.
             */
            interface ILeaseRequest extends tau.patrick.v1.LeaseRequest.$Properties {
            }

            /** Represents a LeaseRequest. */
            class LeaseRequest {

                /**
                 * Constructs a new LeaseRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.LeaseRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LeaseRequest features. */
                features: string[];

                /** LeaseRequest waitMs. */
                waitMs: number;

                /**
                 * Encodes the specified LeaseRequest message. Does not implicitly {@link tau.patrick.v1.LeaseRequest.verify|verify} messages.
                 * @param message LeaseRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.LeaseRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaseRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.LeaseRequest & tau.patrick.v1.LeaseRequest.$Shape} LeaseRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.LeaseRequest & tau.patrick.v1.LeaseRequest.$Shape;
            }

            namespace LeaseRequest {

                /** Properties of a LeaseRequest. */
                interface $Properties {

                    /** LeaseRequest features */
                    features?: (string[]|null);

                    /** LeaseRequest waitMs */
                    waitMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LeaseRequest. */
                type $Shape = tau.patrick.v1.LeaseRequest.$Properties;
            }

            /**
             * Properties of a LeaseResponse.
             * @deprecated Use tau.patrick.v1.LeaseResponse.$Properties instead.
             */
            interface ILeaseResponse extends tau.patrick.v1.LeaseResponse.$Properties {
            }

            /** Represents a LeaseResponse. */
            class LeaseResponse {

                /**
                 * Constructs a new LeaseResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.LeaseResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LeaseResponse job. */
                job?: (tau.patrick.v1.Job.$Properties|null);

                /** LeaseResponse capability. */
                capability: Uint8Array;

                /** LeaseResponse leaseMs. */
                leaseMs: number;

                /**
                 * Encodes the specified LeaseResponse message. Does not implicitly {@link tau.patrick.v1.LeaseResponse.verify|verify} messages.
                 * @param message LeaseResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.LeaseResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LeaseResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.LeaseResponse & tau.patrick.v1.LeaseResponse.$Shape} LeaseResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.LeaseResponse & tau.patrick.v1.LeaseResponse.$Shape;
            }

            namespace LeaseResponse {

                /** Properties of a LeaseResponse. */
                interface $Properties {

                    /** LeaseResponse job */
                    job?: (tau.patrick.v1.Job.$Properties|null);

                    /** LeaseResponse capability */
                    capability?: (Uint8Array|null);

                    /** LeaseResponse leaseMs */
                    leaseMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LeaseResponse. */
                type $Shape = tau.patrick.v1.LeaseResponse.$Properties;
            }

            /**
             * Properties of a HeartbeatRequest.
             * @deprecated Use tau.patrick.v1.HeartbeatRequest.$Properties instead.
             */
            interface IHeartbeatRequest extends tau.patrick.v1.HeartbeatRequest.$Properties {
            }

            /** Represents a HeartbeatRequest. */
            class HeartbeatRequest {

                /**
                 * Constructs a new HeartbeatRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.HeartbeatRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HeartbeatRequest job. */
                job: string;

                /** HeartbeatRequest attempt. */
                attempt: number;

                /**
                 * Encodes the specified HeartbeatRequest message. Does not implicitly {@link tau.patrick.v1.HeartbeatRequest.verify|verify} messages.
                 * @param message HeartbeatRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.HeartbeatRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HeartbeatRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.HeartbeatRequest & tau.patrick.v1.HeartbeatRequest.$Shape} HeartbeatRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.HeartbeatRequest & tau.patrick.v1.HeartbeatRequest.$Shape;
            }

            namespace HeartbeatRequest {

                /** Properties of a HeartbeatRequest. */
                interface $Properties {

                    /** HeartbeatRequest job */
                    job?: (string|null);

                    /** HeartbeatRequest attempt */
                    attempt?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HeartbeatRequest. */
                type $Shape = tau.patrick.v1.HeartbeatRequest.$Properties;
            }

            /**
             * Properties of a HeartbeatResponse.
             * @deprecated Use tau.patrick.v1.HeartbeatResponse.$Properties instead.
             */
            interface IHeartbeatResponse extends tau.patrick.v1.HeartbeatResponse.$Properties {
            }

            /** Represents a HeartbeatResponse. */
            class HeartbeatResponse {

                /**
                 * Constructs a new HeartbeatResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.HeartbeatResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** HeartbeatResponse canceled. */
                canceled: boolean;

                /**
                 * Encodes the specified HeartbeatResponse message. Does not implicitly {@link tau.patrick.v1.HeartbeatResponse.verify|verify} messages.
                 * @param message HeartbeatResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.HeartbeatResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a HeartbeatResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.HeartbeatResponse & tau.patrick.v1.HeartbeatResponse.$Shape} HeartbeatResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.HeartbeatResponse & tau.patrick.v1.HeartbeatResponse.$Shape;
            }

            namespace HeartbeatResponse {

                /** Properties of a HeartbeatResponse. */
                interface $Properties {

                    /** HeartbeatResponse canceled */
                    canceled?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a HeartbeatResponse. */
                type $Shape = tau.patrick.v1.HeartbeatResponse.$Properties;
            }

            /**
             * Properties of an AppendLogRequest.
             * @deprecated Use tau.patrick.v1.AppendLogRequest.$Properties instead.
             */
            interface IAppendLogRequest extends tau.patrick.v1.AppendLogRequest.$Properties {
            }

            /** Represents an AppendLogRequest. */
            class AppendLogRequest {

                /**
                 * Constructs a new AppendLogRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.AppendLogRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AppendLogRequest job. */
                job: string;

                /** AppendLogRequest attempt. */
                attempt: number;

                /** AppendLogRequest lines. */
                lines: tau.patrick.v1.LogLine.$Properties[];

                /**
                 * Encodes the specified AppendLogRequest message. Does not implicitly {@link tau.patrick.v1.AppendLogRequest.verify|verify} messages.
                 * @param message AppendLogRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.AppendLogRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AppendLogRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.AppendLogRequest & tau.patrick.v1.AppendLogRequest.$Shape} AppendLogRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.AppendLogRequest & tau.patrick.v1.AppendLogRequest.$Shape;
            }

            namespace AppendLogRequest {

                /** Properties of an AppendLogRequest. */
                interface $Properties {

                    /** AppendLogRequest job */
                    job?: (string|null);

                    /** AppendLogRequest attempt */
                    attempt?: (number|null);

                    /** AppendLogRequest lines */
                    lines?: (tau.patrick.v1.LogLine.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AppendLogRequest. */
                type $Shape = tau.patrick.v1.AppendLogRequest.$Properties;
            }

            /**
             * Properties of an AppendLogResponse.
             * @deprecated Use tau.patrick.v1.AppendLogResponse.$Properties instead.
             */
            interface IAppendLogResponse extends tau.patrick.v1.AppendLogResponse.$Properties {
            }

            /** Represents an AppendLogResponse. */
            class AppendLogResponse {

                /**
                 * Constructs a new AppendLogResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.AppendLogResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Encodes the specified AppendLogResponse message. Does not implicitly {@link tau.patrick.v1.AppendLogResponse.verify|verify} messages.
                 * @param message AppendLogResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.AppendLogResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AppendLogResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.AppendLogResponse & tau.patrick.v1.AppendLogResponse.$Shape} AppendLogResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.AppendLogResponse & tau.patrick.v1.AppendLogResponse.$Shape;
            }

            namespace AppendLogResponse {

                /** Properties of an AppendLogResponse. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AppendLogResponse. */
                type $Shape = tau.patrick.v1.AppendLogResponse.$Properties;
            }

            /**
             * Properties of a LogLine.
             * @deprecated Use tau.patrick.v1.LogLine.$Properties instead.
             */
            interface ILogLine extends tau.patrick.v1.LogLine.$Properties {
            }

            /** Represents a LogLine. */
            class LogLine {

                /**
                 * Constructs a new LogLine.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.LogLine.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LogLine number. */
                number: number;

                /** LogLine atMs. */
                atMs: number;

                /** LogLine stream. */
                stream: string;

                /** LogLine text. */
                text: string;

                /**
                 * Encodes the specified LogLine message. Does not implicitly {@link tau.patrick.v1.LogLine.verify|verify} messages.
                 * @param message LogLine message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.LogLine.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LogLine message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.LogLine & tau.patrick.v1.LogLine.$Shape} LogLine
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.LogLine & tau.patrick.v1.LogLine.$Shape;
            }

            namespace LogLine {

                /** Properties of a LogLine. */
                interface $Properties {

                    /** LogLine number */
                    number?: (number|null);

                    /** LogLine atMs */
                    atMs?: (number|null);

                    /** LogLine stream */
                    stream?: (string|null);

                    /** LogLine text */
                    text?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LogLine. */
                type $Shape = tau.patrick.v1.LogLine.$Properties;
            }

            /**
             * Properties of a CompleteRequest.
             * @deprecated Use tau.patrick.v1.CompleteRequest.$Properties instead.
             */
            interface ICompleteRequest extends tau.patrick.v1.CompleteRequest.$Properties {
            }

            /** Represents a CompleteRequest. */
            class CompleteRequest {

                /**
                 * Constructs a new CompleteRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.CompleteRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CompleteRequest job. */
                job: string;

                /** CompleteRequest attempt. */
                attempt: number;

                /** CompleteRequest state. */
                state: string;

                /** CompleteRequest cause. */
                cause: string;

                /** CompleteRequest message. */
                message: string;

                /** CompleteRequest release. */
                release: string;

                /**
                 * Encodes the specified CompleteRequest message. Does not implicitly {@link tau.patrick.v1.CompleteRequest.verify|verify} messages.
                 * @param message CompleteRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.CompleteRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CompleteRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.CompleteRequest & tau.patrick.v1.CompleteRequest.$Shape} CompleteRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.CompleteRequest & tau.patrick.v1.CompleteRequest.$Shape;
            }

            namespace CompleteRequest {

                /** Properties of a CompleteRequest. */
                interface $Properties {

                    /** CompleteRequest job */
                    job?: (string|null);

                    /** CompleteRequest attempt */
                    attempt?: (number|null);

                    /** CompleteRequest state */
                    state?: (string|null);

                    /** CompleteRequest cause */
                    cause?: (string|null);

                    /** CompleteRequest message */
                    message?: (string|null);

                    /** CompleteRequest release */
                    release?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CompleteRequest. */
                type $Shape = tau.patrick.v1.CompleteRequest.$Properties;
            }

            /**
             * Properties of a CompleteResponse.
             * @deprecated Use tau.patrick.v1.CompleteResponse.$Properties instead.
             */
            interface ICompleteResponse extends tau.patrick.v1.CompleteResponse.$Properties {
            }

            /** Represents a CompleteResponse. */
            class CompleteResponse {

                /**
                 * Constructs a new CompleteResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.CompleteResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CompleteResponse job. */
                job?: (tau.patrick.v1.Job.$Properties|null);

                /**
                 * Encodes the specified CompleteResponse message. Does not implicitly {@link tau.patrick.v1.CompleteResponse.verify|verify} messages.
                 * @param message CompleteResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.CompleteResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CompleteResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.CompleteResponse & tau.patrick.v1.CompleteResponse.$Shape} CompleteResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.CompleteResponse & tau.patrick.v1.CompleteResponse.$Shape;
            }

            namespace CompleteResponse {

                /** Properties of a CompleteResponse. */
                interface $Properties {

                    /** CompleteResponse job */
                    job?: (tau.patrick.v1.Job.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CompleteResponse. */
                type $Shape = tau.patrick.v1.CompleteResponse.$Properties;
            }

            /**
             * Properties of a GetJobRequest.
             * @deprecated Use tau.patrick.v1.GetJobRequest.$Properties instead.
             */
            interface IGetJobRequest extends tau.patrick.v1.GetJobRequest.$Properties {
            }

            /** Represents a GetJobRequest. */
            class GetJobRequest {

                /**
                 * Constructs a new GetJobRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.GetJobRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GetJobRequest job. */
                job: string;

                /**
                 * Encodes the specified GetJobRequest message. Does not implicitly {@link tau.patrick.v1.GetJobRequest.verify|verify} messages.
                 * @param message GetJobRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.GetJobRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetJobRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.GetJobRequest & tau.patrick.v1.GetJobRequest.$Shape} GetJobRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.GetJobRequest & tau.patrick.v1.GetJobRequest.$Shape;
            }

            namespace GetJobRequest {

                /** Properties of a GetJobRequest. */
                interface $Properties {

                    /** GetJobRequest job */
                    job?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetJobRequest. */
                type $Shape = tau.patrick.v1.GetJobRequest.$Properties;
            }

            /**
             * Properties of a GetJobResponse.
             * @deprecated Use tau.patrick.v1.GetJobResponse.$Properties instead.
             */
            interface IGetJobResponse extends tau.patrick.v1.GetJobResponse.$Properties {
            }

            /** Represents a GetJobResponse. */
            class GetJobResponse {

                /**
                 * Constructs a new GetJobResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.GetJobResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** GetJobResponse job. */
                job?: (tau.patrick.v1.Job.$Properties|null);

                /**
                 * Encodes the specified GetJobResponse message. Does not implicitly {@link tau.patrick.v1.GetJobResponse.verify|verify} messages.
                 * @param message GetJobResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.GetJobResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a GetJobResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.GetJobResponse & tau.patrick.v1.GetJobResponse.$Shape} GetJobResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.GetJobResponse & tau.patrick.v1.GetJobResponse.$Shape;
            }

            namespace GetJobResponse {

                /** Properties of a GetJobResponse. */
                interface $Properties {

                    /** GetJobResponse job */
                    job?: (tau.patrick.v1.Job.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a GetJobResponse. */
                type $Shape = tau.patrick.v1.GetJobResponse.$Properties;
            }

            /**
             * Properties of a ListJobsRequest.
             * @deprecated Use tau.patrick.v1.ListJobsRequest.$Properties instead.
             */
            interface IListJobsRequest extends tau.patrick.v1.ListJobsRequest.$Properties {
            }

            /** Represents a ListJobsRequest. */
            class ListJobsRequest {

                /**
                 * Constructs a new ListJobsRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.ListJobsRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListJobsRequest project. */
                project: string;

                /** ListJobsRequest branch. */
                branch: string;

                /** ListJobsRequest before. */
                before: string;

                /** ListJobsRequest limit. */
                limit: number;

                /**
                 * Encodes the specified ListJobsRequest message. Does not implicitly {@link tau.patrick.v1.ListJobsRequest.verify|verify} messages.
                 * @param message ListJobsRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.ListJobsRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListJobsRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.ListJobsRequest & tau.patrick.v1.ListJobsRequest.$Shape} ListJobsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.ListJobsRequest & tau.patrick.v1.ListJobsRequest.$Shape;
            }

            namespace ListJobsRequest {

                /** Properties of a ListJobsRequest. */
                interface $Properties {

                    /** ListJobsRequest project */
                    project?: (string|null);

                    /** ListJobsRequest branch */
                    branch?: (string|null);

                    /** ListJobsRequest before */
                    before?: (string|null);

                    /** ListJobsRequest limit */
                    limit?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListJobsRequest. */
                type $Shape = tau.patrick.v1.ListJobsRequest.$Properties;
            }

            /**
             * Properties of a ListJobsResponse.
             * @deprecated Use tau.patrick.v1.ListJobsResponse.$Properties instead.
             */
            interface IListJobsResponse extends tau.patrick.v1.ListJobsResponse.$Properties {
            }

            /** Represents a ListJobsResponse. */
            class ListJobsResponse {

                /**
                 * Constructs a new ListJobsResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.ListJobsResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ListJobsResponse jobs. */
                jobs: tau.patrick.v1.Job.$Properties[];

                /** ListJobsResponse next. */
                next: string;

                /**
                 * Encodes the specified ListJobsResponse message. Does not implicitly {@link tau.patrick.v1.ListJobsResponse.verify|verify} messages.
                 * @param message ListJobsResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.ListJobsResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ListJobsResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.ListJobsResponse & tau.patrick.v1.ListJobsResponse.$Shape} ListJobsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.ListJobsResponse & tau.patrick.v1.ListJobsResponse.$Shape;
            }

            namespace ListJobsResponse {

                /** Properties of a ListJobsResponse. */
                interface $Properties {

                    /** ListJobsResponse jobs */
                    jobs?: (tau.patrick.v1.Job.$Properties[]|null);

                    /** ListJobsResponse next */
                    next?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ListJobsResponse. */
                type $Shape = tau.patrick.v1.ListJobsResponse.$Properties;
            }

            /**
             * Properties of a CancelRequest.
             * @deprecated Use tau.patrick.v1.CancelRequest.$Properties instead.
             */
            interface ICancelRequest extends tau.patrick.v1.CancelRequest.$Properties {
            }

            /** Represents a CancelRequest. */
            class CancelRequest {

                /**
                 * Constructs a new CancelRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.CancelRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CancelRequest job. */
                job: string;

                /**
                 * Encodes the specified CancelRequest message. Does not implicitly {@link tau.patrick.v1.CancelRequest.verify|verify} messages.
                 * @param message CancelRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.CancelRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CancelRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.CancelRequest & tau.patrick.v1.CancelRequest.$Shape} CancelRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.CancelRequest & tau.patrick.v1.CancelRequest.$Shape;
            }

            namespace CancelRequest {

                /** Properties of a CancelRequest. */
                interface $Properties {

                    /** CancelRequest job */
                    job?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CancelRequest. */
                type $Shape = tau.patrick.v1.CancelRequest.$Properties;
            }

            /**
             * Properties of a CancelResponse.
             * @deprecated Use tau.patrick.v1.CancelResponse.$Properties instead.
             */
            interface ICancelResponse extends tau.patrick.v1.CancelResponse.$Properties {
            }

            /** Represents a CancelResponse. */
            class CancelResponse {

                /**
                 * Constructs a new CancelResponse.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.CancelResponse.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CancelResponse job. */
                job?: (tau.patrick.v1.Job.$Properties|null);

                /**
                 * Encodes the specified CancelResponse message. Does not implicitly {@link tau.patrick.v1.CancelResponse.verify|verify} messages.
                 * @param message CancelResponse message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.CancelResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CancelResponse message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.CancelResponse & tau.patrick.v1.CancelResponse.$Shape} CancelResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.CancelResponse & tau.patrick.v1.CancelResponse.$Shape;
            }

            namespace CancelResponse {

                /** Properties of a CancelResponse. */
                interface $Properties {

                    /** CancelResponse job */
                    job?: (tau.patrick.v1.Job.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CancelResponse. */
                type $Shape = tau.patrick.v1.CancelResponse.$Properties;
            }

            /**
             * Properties of a WatchJobRequest.
             * @deprecated Use tau.patrick.v1.WatchJobRequest.$Properties instead.
             */
            interface IWatchJobRequest extends tau.patrick.v1.WatchJobRequest.$Properties {
            }

            /** Represents a WatchJobRequest. */
            class WatchJobRequest {

                /**
                 * Constructs a new WatchJobRequest.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.WatchJobRequest.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WatchJobRequest job. */
                job: string;

                /** WatchJobRequest afterLine. */
                afterLine: number;

                /**
                 * Encodes the specified WatchJobRequest message. Does not implicitly {@link tau.patrick.v1.WatchJobRequest.verify|verify} messages.
                 * @param message WatchJobRequest message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.WatchJobRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WatchJobRequest message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.WatchJobRequest & tau.patrick.v1.WatchJobRequest.$Shape} WatchJobRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.WatchJobRequest & tau.patrick.v1.WatchJobRequest.$Shape;
            }

            namespace WatchJobRequest {

                /** Properties of a WatchJobRequest. */
                interface $Properties {

                    /** WatchJobRequest job */
                    job?: (string|null);

                    /** WatchJobRequest afterLine */
                    afterLine?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a WatchJobRequest. */
                type $Shape = tau.patrick.v1.WatchJobRequest.$Properties;
            }

            /**
             * Properties of a WatchJobEvent.
             * @deprecated Use tau.patrick.v1.WatchJobEvent.$Properties instead.
             */
            interface IWatchJobEvent extends tau.patrick.v1.WatchJobEvent.$Properties {
            }

            /** Represents a WatchJobEvent. */
            class WatchJobEvent {

                /**
                 * Constructs a new WatchJobEvent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.WatchJobEvent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** WatchJobEvent job. */
                job?: (tau.patrick.v1.Job.$Properties|null);

                /** WatchJobEvent line. */
                line?: (tau.patrick.v1.LogLine.$Properties|null);

                /** WatchJobEvent event. */
                event?: ("job"|"line");

                /**
                 * Encodes the specified WatchJobEvent message. Does not implicitly {@link tau.patrick.v1.WatchJobEvent.verify|verify} messages.
                 * @param message WatchJobEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.WatchJobEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a WatchJobEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.WatchJobEvent & tau.patrick.v1.WatchJobEvent.$Shape} WatchJobEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.WatchJobEvent & tau.patrick.v1.WatchJobEvent.$Shape;
            }

            namespace WatchJobEvent {

                /** Properties of a WatchJobEvent. */
                interface $Properties {

                    /** WatchJobEvent job */
                    job?: (tau.patrick.v1.Job.$Properties|null);

                    /** WatchJobEvent line */
                    line?: (tau.patrick.v1.LogLine.$Properties|null);

                    /** WatchJobEvent event */
                    event?: ("job"|"line");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a WatchJobEvent. */
                type $Shape = {
                  job?: tau.patrick.v1.Job.$Shape|null;
                  line?: tau.patrick.v1.LogLine.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ event?: undefined; job?: null; line?: null }|{ event?: "job"; job: tau.patrick.v1.Job.$Shape; line?: null }|{ event?: "line"; job?: null; line: tau.patrick.v1.LogLine.$Shape })
                );
            }

            /**
             * Properties of a JobRecord.
             * @deprecated Use tau.patrick.v1.JobRecord.$Properties instead.
             */
            interface IJobRecord extends tau.patrick.v1.JobRecord.$Properties {
            }

            /** Represents a JobRecord. */
            class JobRecord {

                /**
                 * Constructs a new JobRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.JobRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** JobRecord push. */
                push?: (tau.patrick.v1.PushEvent.$Properties|null);

                /** JobRecord queuedAtMs. */
                queuedAtMs: number;

                /**
                 * Encodes the specified JobRecord message. Does not implicitly {@link tau.patrick.v1.JobRecord.verify|verify} messages.
                 * @param message JobRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.JobRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a JobRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.JobRecord & tau.patrick.v1.JobRecord.$Shape} JobRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.JobRecord & tau.patrick.v1.JobRecord.$Shape;
            }

            namespace JobRecord {

                /** Properties of a JobRecord. */
                interface $Properties {

                    /** JobRecord push */
                    push?: (tau.patrick.v1.PushEvent.$Properties|null);

                    /** JobRecord queuedAtMs */
                    queuedAtMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a JobRecord. */
                type $Shape = tau.patrick.v1.JobRecord.$Properties;
            }

            /**
             * Properties of an AttemptRecord.
             * @deprecated Use tau.patrick.v1.AttemptRecord.$Properties instead.
             */
            interface IAttemptRecord extends tau.patrick.v1.AttemptRecord.$Properties {
            }

            /** Represents an AttemptRecord. */
            class AttemptRecord {

                /**
                 * Constructs a new AttemptRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.AttemptRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AttemptRecord attempt. */
                attempt: number;

                /** AttemptRecord builder. */
                builder: string;

                /** AttemptRecord broker. */
                broker: string;

                /** AttemptRecord leasedAtMs. */
                leasedAtMs: number;

                /**
                 * Encodes the specified AttemptRecord message. Does not implicitly {@link tau.patrick.v1.AttemptRecord.verify|verify} messages.
                 * @param message AttemptRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.AttemptRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AttemptRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.AttemptRecord & tau.patrick.v1.AttemptRecord.$Shape} AttemptRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.AttemptRecord & tau.patrick.v1.AttemptRecord.$Shape;
            }

            namespace AttemptRecord {

                /** Properties of an AttemptRecord. */
                interface $Properties {

                    /** AttemptRecord attempt */
                    attempt?: (number|null);

                    /** AttemptRecord builder */
                    builder?: (string|null);

                    /** AttemptRecord broker */
                    broker?: (string|null);

                    /** AttemptRecord leasedAtMs */
                    leasedAtMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AttemptRecord. */
                type $Shape = tau.patrick.v1.AttemptRecord.$Properties;
            }

            /**
             * Properties of a LossRecord.
             * @deprecated Use tau.patrick.v1.LossRecord.$Properties instead.
             */
            interface ILossRecord extends tau.patrick.v1.LossRecord.$Properties {
            }

            /** Represents a LossRecord. */
            class LossRecord {

                /**
                 * Constructs a new LossRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.LossRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LossRecord attempt. */
                attempt: number;

                /** LossRecord message. */
                message: string;

                /** LossRecord lostAtMs. */
                lostAtMs: number;

                /** LossRecord retryAtMs. */
                retryAtMs: number;

                /**
                 * Encodes the specified LossRecord message. Does not implicitly {@link tau.patrick.v1.LossRecord.verify|verify} messages.
                 * @param message LossRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.LossRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LossRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.LossRecord & tau.patrick.v1.LossRecord.$Shape} LossRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.LossRecord & tau.patrick.v1.LossRecord.$Shape;
            }

            namespace LossRecord {

                /** Properties of a LossRecord. */
                interface $Properties {

                    /** LossRecord attempt */
                    attempt?: (number|null);

                    /** LossRecord message */
                    message?: (string|null);

                    /** LossRecord lostAtMs */
                    lostAtMs?: (number|null);

                    /** LossRecord retryAtMs */
                    retryAtMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LossRecord. */
                type $Shape = tau.patrick.v1.LossRecord.$Properties;
            }

            /**
             * Properties of an EndRecord.
             * @deprecated Use tau.patrick.v1.EndRecord.$Properties instead.
             */
            interface IEndRecord extends tau.patrick.v1.EndRecord.$Properties {
            }

            /** Represents an EndRecord. */
            class EndRecord {

                /**
                 * Constructs a new EndRecord.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.EndRecord.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** EndRecord state. */
                state: string;

                /** EndRecord attempt. */
                attempt: number;

                /** EndRecord builder. */
                builder: string;

                /** EndRecord cause. */
                cause: string;

                /** EndRecord message. */
                message: string;

                /** EndRecord release. */
                release: string;

                /** EndRecord endedAtMs. */
                endedAtMs: number;

                /**
                 * Encodes the specified EndRecord message. Does not implicitly {@link tau.patrick.v1.EndRecord.verify|verify} messages.
                 * @param message EndRecord message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.EndRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an EndRecord message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.EndRecord & tau.patrick.v1.EndRecord.$Shape} EndRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.EndRecord & tau.patrick.v1.EndRecord.$Shape;
            }

            namespace EndRecord {

                /** Properties of an EndRecord. */
                interface $Properties {

                    /** EndRecord state */
                    state?: (string|null);

                    /** EndRecord attempt */
                    attempt?: (number|null);

                    /** EndRecord builder */
                    builder?: (string|null);

                    /** EndRecord cause */
                    cause?: (string|null);

                    /** EndRecord message */
                    message?: (string|null);

                    /** EndRecord release */
                    release?: (string|null);

                    /** EndRecord endedAtMs */
                    endedAtMs?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an EndRecord. */
                type $Shape = tau.patrick.v1.EndRecord.$Properties;
            }

            /**
             * Properties of a LogBatch.
             * @deprecated Use tau.patrick.v1.LogBatch.$Properties instead.
             */
            interface ILogBatch extends tau.patrick.v1.LogBatch.$Properties {
            }

            /** Represents a LogBatch. */
            class LogBatch {

                /**
                 * Constructs a new LogBatch.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: tau.patrick.v1.LogBatch.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** LogBatch lines. */
                lines: tau.patrick.v1.LogLine.$Properties[];

                /**
                 * Encodes the specified LogBatch message. Does not implicitly {@link tau.patrick.v1.LogBatch.verify|verify} messages.
                 * @param message LogBatch message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: tau.patrick.v1.LogBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a LogBatch message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.LogBatch & tau.patrick.v1.LogBatch.$Shape} LogBatch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): tau.patrick.v1.LogBatch & tau.patrick.v1.LogBatch.$Shape;
            }

            namespace LogBatch {

                /** Properties of a LogBatch. */
                interface $Properties {

                    /** LogBatch lines */
                    lines?: (tau.patrick.v1.LogLine.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a LogBatch. */
                type $Shape = tau.patrick.v1.LogBatch.$Properties;
            }
        }
    }
}
