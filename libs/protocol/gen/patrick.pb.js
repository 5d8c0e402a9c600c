/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["tau_patrick"] || ($protobuf.roots["tau_patrick"] = {});

export const tau = $root.tau = (() => {

    /**
     * Namespace tau.
     * @exports tau
     * @namespace
     */
    const tau = {};

    tau.patrick = (function() {

        /**
         * Namespace patrick.
         * @memberof tau
         * @namespace
         */
        const patrick = {};

        patrick.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof tau.patrick
             * @namespace
             */
            const v1 = {};

            v1.PushEvent = (function() {

                /**
                 * Properties of a PushEvent.
                 * @typedef {Object} tau.patrick.v1.PushEvent.$Properties
                 * @property {string|null} [project] PushEvent project
                 * @property {string|null} [projectName] PushEvent projectName
                 * @property {string|null} [repository] PushEvent repository
                 * @property {string|null} [branch] PushEvent branch
                 * @property {string|null} [commit] PushEvent commit
                 * @property {string|null} [before] PushEvent before
                 * @property {number|null} [pushedAtMs] PushEvent pushedAtMs
                 * @property {string|null} [pusher] PushEvent pusher
                 * @property {string|null} [sourcePeer] PushEvent sourcePeer
                 * @property {number|null} [sequence] PushEvent sequence
                 * @property {string|null} [environment] PushEvent environment
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PushEvent.
                 * @memberof tau.patrick.v1
                 * @interface IPushEvent
                 * @augments tau.patrick.v1.PushEvent.$Properties
                 * @deprecated Use tau.patrick.v1.PushEvent.$Properties instead.
                 */

                /**
                 * Shape of a PushEvent.
                 * @typedef {tau.patrick.v1.PushEvent.$Properties} tau.patrick.v1.PushEvent.$Shape
                 */

                /**
                 * Constructs a new PushEvent.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a PushEvent.
                 * @constructor
                 * @param {tau.patrick.v1.PushEvent.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PushEvent = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PushEvent project.
                 * @member {string} project
                 * @memberof tau.patrick.v1.PushEvent
                 * @instance
                 */
                PushEvent.prototype.project = "";

                /**
                 * PushEvent projectName.
                 * @member {string} projectName
                 * @memberof tau.patrick.v1.PushEvent
                 * @instance
                 */
                PushEvent.prototype.projectName = "";

                /**
                 * PushEvent repository.
                 * @member {string} repository
                 * @memberof tau.patrick.v1.PushEvent
                 * @instance
                 */
                PushEvent.prototype.repository = "";

                /**
                 * PushEvent branch.
                 * @member {string} branch
                 * @memberof tau.patrick.v1.PushEvent
                 * @instance
                 */
                PushEvent.prototype.branch = "";

                /**
                 * PushEvent commit.
                 * @member {string} commit
                 * @memberof tau.patrick.v1.PushEvent
                 * @instance
                 */
                PushEvent.prototype.commit = "";

                /**
                 * PushEvent before.
                 * @member {string} before
                 * @memberof tau.patrick.v1.PushEvent
                 * @instance
                 */
                PushEvent.prototype.before = "";

                /**
                 * PushEvent pushedAtMs.
                 * @member {number} pushedAtMs
                 * @memberof tau.patrick.v1.PushEvent
                 * @instance
                 */
                PushEvent.prototype.pushedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * PushEvent pusher.
                 * @member {string} pusher
                 * @memberof tau.patrick.v1.PushEvent
                 * @instance
                 */
                PushEvent.prototype.pusher = "";

                /**
                 * PushEvent sourcePeer.
                 * @member {string} sourcePeer
                 * @memberof tau.patrick.v1.PushEvent
                 * @instance
                 */
                PushEvent.prototype.sourcePeer = "";

                /**
                 * PushEvent sequence.
                 * @member {number} sequence
                 * @memberof tau.patrick.v1.PushEvent
                 * @instance
                 */
                PushEvent.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * PushEvent environment.
                 * @member {string} environment
                 * @memberof tau.patrick.v1.PushEvent
                 * @instance
                 */
                PushEvent.prototype.environment = "";

                /**
                 * Encodes the specified PushEvent message. Does not implicitly {@link tau.patrick.v1.PushEvent.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.PushEvent
                 * @static
                 * @param {tau.patrick.v1.PushEvent.$Properties} message PushEvent message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PushEvent.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.project);
                    if (message.projectName != null && $Object.hasOwnProperty.call(message, "projectName") && message.projectName !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.projectName);
                    if (message.repository != null && $Object.hasOwnProperty.call(message, "repository") && message.repository !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.repository);
                    if (message.branch != null && $Object.hasOwnProperty.call(message, "branch") && message.branch !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.branch);
                    if (message.commit != null && $Object.hasOwnProperty.call(message, "commit") && message.commit !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.commit);
                    if (message.before != null && $Object.hasOwnProperty.call(message, "before") && message.before !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.before);
                    if (message.pushedAtMs != null && $Object.hasOwnProperty.call(message, "pushedAtMs") && (typeof message.pushedAtMs === "object" ? message.pushedAtMs.low || message.pushedAtMs.high : message.pushedAtMs !== 0))
                        writer.uint32(/* id 7, wireType 0 =*/56).int64(message.pushedAtMs);
                    if (message.pusher != null && $Object.hasOwnProperty.call(message, "pusher") && message.pusher !== "")
                        writer.uint32(/* id 8, wireType 2 =*/66).string(message.pusher);
                    if (message.sourcePeer != null && $Object.hasOwnProperty.call(message, "sourcePeer") && message.sourcePeer !== "")
                        writer.uint32(/* id 9, wireType 2 =*/74).string(message.sourcePeer);
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                        writer.uint32(/* id 10, wireType 0 =*/80).uint64(message.sequence);
                    if (message.environment != null && $Object.hasOwnProperty.call(message, "environment") && message.environment !== "")
                        writer.uint32(/* id 11, wireType 2 =*/90).string(message.environment);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PushEvent message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.PushEvent
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.PushEvent & tau.patrick.v1.PushEvent.$Shape} PushEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PushEvent.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.PushEvent();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.project = value;
                                else
                                    delete message.project;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.projectName = value;
                                else
                                    delete message.projectName;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.repository = value;
                                else
                                    delete message.repository;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.branch = value;
                                else
                                    delete message.branch;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.commit = value;
                                else
                                    delete message.commit;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.before = value;
                                else
                                    delete message.before;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.pushedAtMs = value;
                                else
                                    delete message.pushedAtMs;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.pusher = value;
                                else
                                    delete message.pusher;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.sourcePeer = value;
                                else
                                    delete message.sourcePeer;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.sequence = value;
                                else
                                    delete message.sequence;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.environment = value;
                                else
                                    delete message.environment;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return PushEvent;
            })();

            v1.SubmitRequest = (function() {

                /**
                 * Properties of a SubmitRequest.
                 * @typedef {Object} tau.patrick.v1.SubmitRequest.$Properties
                 * @property {tau.patrick.v1.PushEvent.$Properties|null} [push] SubmitRequest push
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SubmitRequest.
                 * @memberof tau.patrick.v1
                 * @interface ISubmitRequest
                 * @augments tau.patrick.v1.SubmitRequest.$Properties
                 * @deprecated Use tau.patrick.v1.SubmitRequest.$Properties instead.
                 */

                /**
                 * Shape of a SubmitRequest.
                 * @typedef {tau.patrick.v1.SubmitRequest.$Properties} tau.patrick.v1.SubmitRequest.$Shape
                 */

                /**
                 * Constructs a new SubmitRequest.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a SubmitRequest.
                 * @constructor
                 * @param {tau.patrick.v1.SubmitRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SubmitRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SubmitRequest push.
                 * @member {tau.patrick.v1.PushEvent.$Properties|null|undefined} push
                 * @memberof tau.patrick.v1.SubmitRequest
                 * @instance
                 */
                SubmitRequest.prototype.push = null;

                /**
                 * Encodes the specified SubmitRequest message. Does not implicitly {@link tau.patrick.v1.SubmitRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.SubmitRequest
                 * @static
                 * @param {tau.patrick.v1.SubmitRequest.$Properties} message SubmitRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SubmitRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.push != null && $Object.hasOwnProperty.call(message, "push"))
                        $root.tau.patrick.v1.PushEvent.encode(message.push, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a SubmitRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.SubmitRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.SubmitRequest & tau.patrick.v1.SubmitRequest.$Shape} SubmitRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SubmitRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.SubmitRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.push = $root.tau.patrick.v1.PushEvent.decode(reader, reader.size(), $undefined, _depth + 1, message.push);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return SubmitRequest;
            })();

            v1.SubmitResponse = (function() {

                /**
                 * Properties of a SubmitResponse.
                 * @typedef {Object} tau.patrick.v1.SubmitResponse.$Properties
                 * @property {string|null} [job] SubmitResponse job
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SubmitResponse.
                 * @memberof tau.patrick.v1
                 * @interface ISubmitResponse
                 * @augments tau.patrick.v1.SubmitResponse.$Properties
                 * @deprecated Use tau.patrick.v1.SubmitResponse.$Properties instead.
                 */

                /**
                 * Shape of a SubmitResponse.
                 * @typedef {tau.patrick.v1.SubmitResponse.$Properties} tau.patrick.v1.SubmitResponse.$Shape
                 */

                /**
                 * Constructs a new SubmitResponse.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a SubmitResponse.
                 * @constructor
                 * @param {tau.patrick.v1.SubmitResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SubmitResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SubmitResponse job.
                 * @member {string} job
                 * @memberof tau.patrick.v1.SubmitResponse
                 * @instance
                 */
                SubmitResponse.prototype.job = "";

                /**
                 * Encodes the specified SubmitResponse message. Does not implicitly {@link tau.patrick.v1.SubmitResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.SubmitResponse
                 * @static
                 * @param {tau.patrick.v1.SubmitResponse.$Properties} message SubmitResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SubmitResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.job);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a SubmitResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.SubmitResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.SubmitResponse & tau.patrick.v1.SubmitResponse.$Shape} SubmitResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SubmitResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.SubmitResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.job = value;
                                else
                                    delete message.job;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return SubmitResponse;
            })();

            v1.Job = (function() {

                /**
                 * Properties of a Job.
                 * @typedef {Object} tau.patrick.v1.Job.$Properties
                 * @property {string|null} [id] Job id
                 * @property {tau.patrick.v1.PushEvent.$Properties|null} [push] Job push
                 * @property {string|null} [state] Job state
                 * @property {number|null} [attempt] Job attempt
                 * @property {string|null} [builder] Job builder
                 * @property {number|null} [queuedAtMs] Job queuedAtMs
                 * @property {number|null} [startedAtMs] Job startedAtMs
                 * @property {number|null} [endedAtMs] Job endedAtMs
                 * @property {string|null} [cause] Job cause
                 * @property {string|null} [message] Job message
                 * @property {string|null} [release] Job release
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Job.
                 * @memberof tau.patrick.v1
                 * @interface IJob
                 * @augments tau.patrick.v1.Job.$Properties
                 * @deprecated Use tau.patrick.v1.Job.$Properties instead.
                 */

                /**
                 * Shape of a Job.
                 * @typedef {tau.patrick.v1.Job.$Properties} tau.patrick.v1.Job.$Shape
                 */

                /**
                 * Constructs a new Job.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a Job.
                 * @constructor
                 * @param {tau.patrick.v1.Job.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Job = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Job id.
                 * @member {string} id
                 * @memberof tau.patrick.v1.Job
                 * @instance
                 */
                Job.prototype.id = "";

                /**
                 * Job push.
                 * @member {tau.patrick.v1.PushEvent.$Properties|null|undefined} push
                 * @memberof tau.patrick.v1.Job
                 * @instance
                 */
                Job.prototype.push = null;

                /**
                 * Job state.
                 * @member {string} state
                 * @memberof tau.patrick.v1.Job
                 * @instance
                 */
                Job.prototype.state = "";

                /**
                 * Job attempt.
                 * @member {number} attempt
                 * @memberof tau.patrick.v1.Job
                 * @instance
                 */
                Job.prototype.attempt = 0;

                /**
                 * Job builder.
                 * @member {string} builder
                 * @memberof tau.patrick.v1.Job
                 * @instance
                 */
                Job.prototype.builder = "";

                /**
                 * Job queuedAtMs.
                 * @member {number} queuedAtMs
                 * @memberof tau.patrick.v1.Job
                 * @instance
                 */
                Job.prototype.queuedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * Job startedAtMs.
                 * @member {number} startedAtMs
                 * @memberof tau.patrick.v1.Job
                 * @instance
                 */
                Job.prototype.startedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * Job endedAtMs.
                 * @member {number} endedAtMs
                 * @memberof tau.patrick.v1.Job
                 * @instance
                 */
                Job.prototype.endedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * Job cause.
                 * @member {string} cause
                 * @memberof tau.patrick.v1.Job
                 * @instance
                 */
                Job.prototype.cause = "";

                /**
                 * Job message.
                 * @member {string} message
                 * @memberof tau.patrick.v1.Job
                 * @instance
                 */
                Job.prototype.message = "";

                /**
                 * Job release.
                 * @member {string} release
                 * @memberof tau.patrick.v1.Job
                 * @instance
                 */
                Job.prototype.release = "";

                /**
                 * Encodes the specified Job message. Does not implicitly {@link tau.patrick.v1.Job.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.Job
                 * @static
                 * @param {tau.patrick.v1.Job.$Properties} message Job message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Job.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                    if (message.push != null && $Object.hasOwnProperty.call(message, "push"))
                        $root.tau.patrick.v1.PushEvent.encode(message.push, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.state);
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.attempt);
                    if (message.builder != null && $Object.hasOwnProperty.call(message, "builder") && message.builder !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.builder);
                    if (message.queuedAtMs != null && $Object.hasOwnProperty.call(message, "queuedAtMs") && (typeof message.queuedAtMs === "object" ? message.queuedAtMs.low || message.queuedAtMs.high : message.queuedAtMs !== 0))
                        writer.uint32(/* id 6, wireType 0 =*/48).int64(message.queuedAtMs);
                    if (message.startedAtMs != null && $Object.hasOwnProperty.call(message, "startedAtMs") && (typeof message.startedAtMs === "object" ? message.startedAtMs.low || message.startedAtMs.high : message.startedAtMs !== 0))
                        writer.uint32(/* id 7, wireType 0 =*/56).int64(message.startedAtMs);
                    if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs") && (typeof message.endedAtMs === "object" ? message.endedAtMs.low || message.endedAtMs.high : message.endedAtMs !== 0))
                        writer.uint32(/* id 8, wireType 0 =*/64).int64(message.endedAtMs);
                    if (message.cause != null && $Object.hasOwnProperty.call(message, "cause") && message.cause !== "")
                        writer.uint32(/* id 9, wireType 2 =*/74).string(message.cause);
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                        writer.uint32(/* id 10, wireType 2 =*/82).string(message.message);
                    if (message.release != null && $Object.hasOwnProperty.call(message, "release") && message.release !== "")
                        writer.uint32(/* id 11, wireType 2 =*/90).string(message.release);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Job message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.Job
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.Job & tau.patrick.v1.Job.$Shape} Job
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Job.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.Job();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.push = $root.tau.patrick.v1.PushEvent.decode(reader, reader.size(), $undefined, _depth + 1, message.push);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.state = value;
                                else
                                    delete message.state;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.builder = value;
                                else
                                    delete message.builder;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.queuedAtMs = value;
                                else
                                    delete message.queuedAtMs;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.startedAtMs = value;
                                else
                                    delete message.startedAtMs;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.endedAtMs = value;
                                else
                                    delete message.endedAtMs;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.cause = value;
                                else
                                    delete message.cause;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.message = value;
                                else
                                    delete message.message;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.release = value;
                                else
                                    delete message.release;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Job;
            })();

            v1.LeaseRequest = (function() {

                /**
                 * Properties of a LeaseRequest.
                 * @typedef {Object} tau.patrick.v1.LeaseRequest.$Properties
                 * @property {Array.<string>|null} [features] LeaseRequest features
                 * @property {number|null} [waitMs] LeaseRequest waitMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LeaseRequest.
                 * @memberof tau.patrick.v1
                 * @interface ILeaseRequest
                 * @augments tau.patrick.v1.LeaseRequest.$Properties
                 * @deprecated Use tau.patrick.v1.LeaseRequest.$Properties instead.
                 */

                /**
                 * Shape of a LeaseRequest.
                 * @typedef {tau.patrick.v1.LeaseRequest.$Properties} tau.patrick.v1.LeaseRequest.$Shape
                 */

                /**
                 * Constructs a new LeaseRequest.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a LeaseRequest.
                 * @constructor
                 * @param {tau.patrick.v1.LeaseRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LeaseRequest = function (properties) {
                    this.features = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LeaseRequest features.
                 * @member {Array.<string>} features
                 * @memberof tau.patrick.v1.LeaseRequest
                 * @instance
                 */
                LeaseRequest.prototype.features = $util.emptyArray;

                /**
                 * LeaseRequest waitMs.
                 * @member {number} waitMs
                 * @memberof tau.patrick.v1.LeaseRequest
                 * @instance
                 */
                LeaseRequest.prototype.waitMs = 0;

                /**
                 * Encodes the specified LeaseRequest message. Does not implicitly {@link tau.patrick.v1.LeaseRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.LeaseRequest
                 * @static
                 * @param {tau.patrick.v1.LeaseRequest.$Properties} message LeaseRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LeaseRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.features != null && message.features.length)
                        for (let i = 0; i < message.features.length; ++i)
                            writer.uint32(/* id 1, wireType 2 =*/10).string(message.features[i]);
                    if (message.waitMs != null && $Object.hasOwnProperty.call(message, "waitMs") && message.waitMs !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.waitMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LeaseRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.LeaseRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.LeaseRequest & tau.patrick.v1.LeaseRequest.$Shape} LeaseRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LeaseRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.LeaseRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.features && message.features.length))
                                    message.features = [];
                                message.features.push(reader.stringVerify());
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.waitMs = value;
                                else
                                    delete message.waitMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return LeaseRequest;
            })();

            v1.LeaseResponse = (function() {

                /**
                 * Properties of a LeaseResponse.
                 * @typedef {Object} tau.patrick.v1.LeaseResponse.$Properties
                 * @property {tau.patrick.v1.Job.$Properties|null} [job] LeaseResponse job
                 * @property {Uint8Array|null} [capability] LeaseResponse capability
                 * @property {number|null} [leaseMs] LeaseResponse leaseMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LeaseResponse.
                 * @memberof tau.patrick.v1
                 * @interface ILeaseResponse
                 * @augments tau.patrick.v1.LeaseResponse.$Properties
                 * @deprecated Use tau.patrick.v1.LeaseResponse.$Properties instead.
                 */

                /**
                 * Shape of a LeaseResponse.
                 * @typedef {tau.patrick.v1.LeaseResponse.$Properties} tau.patrick.v1.LeaseResponse.$Shape
                 */

                /**
                 * Constructs a new LeaseResponse.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a LeaseResponse.
                 * @constructor
                 * @param {tau.patrick.v1.LeaseResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LeaseResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LeaseResponse job.
                 * @member {tau.patrick.v1.Job.$Properties|null|undefined} job
                 * @memberof tau.patrick.v1.LeaseResponse
                 * @instance
                 */
                LeaseResponse.prototype.job = null;

                /**
                 * LeaseResponse capability.
                 * @member {Uint8Array} capability
                 * @memberof tau.patrick.v1.LeaseResponse
                 * @instance
                 */
                LeaseResponse.prototype.capability = $util.newBuffer([]);

                /**
                 * LeaseResponse leaseMs.
                 * @member {number} leaseMs
                 * @memberof tau.patrick.v1.LeaseResponse
                 * @instance
                 */
                LeaseResponse.prototype.leaseMs = 0;

                /**
                 * Encodes the specified LeaseResponse message. Does not implicitly {@link tau.patrick.v1.LeaseResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.LeaseResponse
                 * @static
                 * @param {tau.patrick.v1.LeaseResponse.$Properties} message LeaseResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LeaseResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job"))
                        $root.tau.patrick.v1.Job.encode(message.job, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.capability != null && $Object.hasOwnProperty.call(message, "capability") && message.capability.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.capability);
                    if (message.leaseMs != null && $Object.hasOwnProperty.call(message, "leaseMs") && message.leaseMs !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.leaseMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LeaseResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.LeaseResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.LeaseResponse & tau.patrick.v1.LeaseResponse.$Shape} LeaseResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LeaseResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.LeaseResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.job = $root.tau.patrick.v1.Job.decode(reader, reader.size(), $undefined, _depth + 1, message.job);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.capability = value;
                                else
                                    delete message.capability;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.leaseMs = value;
                                else
                                    delete message.leaseMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return LeaseResponse;
            })();

            v1.HeartbeatRequest = (function() {

                /**
                 * Properties of a HeartbeatRequest.
                 * @typedef {Object} tau.patrick.v1.HeartbeatRequest.$Properties
                 * @property {string|null} [job] HeartbeatRequest job
                 * @property {number|null} [attempt] HeartbeatRequest attempt
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HeartbeatRequest.
                 * @memberof tau.patrick.v1
                 * @interface IHeartbeatRequest
                 * @augments tau.patrick.v1.HeartbeatRequest.$Properties
                 * @deprecated Use tau.patrick.v1.HeartbeatRequest.$Properties instead.
                 */

                /**
                 * Shape of a HeartbeatRequest.
                 * @typedef {tau.patrick.v1.HeartbeatRequest.$Properties} tau.patrick.v1.HeartbeatRequest.$Shape
                 */

                /**
                 * Constructs a new HeartbeatRequest.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a HeartbeatRequest.
                 * @constructor
                 * @param {tau.patrick.v1.HeartbeatRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HeartbeatRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * HeartbeatRequest job.
                 * @member {string} job
                 * @memberof tau.patrick.v1.HeartbeatRequest
                 * @instance
                 */
                HeartbeatRequest.prototype.job = "";

                /**
                 * HeartbeatRequest attempt.
                 * @member {number} attempt
                 * @memberof tau.patrick.v1.HeartbeatRequest
                 * @instance
                 */
                HeartbeatRequest.prototype.attempt = 0;

                /**
                 * Encodes the specified HeartbeatRequest message. Does not implicitly {@link tau.patrick.v1.HeartbeatRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.HeartbeatRequest
                 * @static
                 * @param {tau.patrick.v1.HeartbeatRequest.$Properties} message HeartbeatRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HeartbeatRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.job);
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.attempt);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HeartbeatRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.HeartbeatRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.HeartbeatRequest & tau.patrick.v1.HeartbeatRequest.$Shape} HeartbeatRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HeartbeatRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.HeartbeatRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.job = value;
                                else
                                    delete message.job;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return HeartbeatRequest;
            })();

            v1.HeartbeatResponse = (function() {

                /**
                 * Properties of a HeartbeatResponse.
                 * @typedef {Object} tau.patrick.v1.HeartbeatResponse.$Properties
                 * @property {boolean|null} [canceled] HeartbeatResponse canceled
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a HeartbeatResponse.
                 * @memberof tau.patrick.v1
                 * @interface IHeartbeatResponse
                 * @augments tau.patrick.v1.HeartbeatResponse.$Properties
                 * @deprecated Use tau.patrick.v1.HeartbeatResponse.$Properties instead.
                 */

                /**
                 * Shape of a HeartbeatResponse.
                 * @typedef {tau.patrick.v1.HeartbeatResponse.$Properties} tau.patrick.v1.HeartbeatResponse.$Shape
                 */

                /**
                 * Constructs a new HeartbeatResponse.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a HeartbeatResponse.
                 * @constructor
                 * @param {tau.patrick.v1.HeartbeatResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const HeartbeatResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * HeartbeatResponse canceled.
                 * @member {boolean} canceled
                 * @memberof tau.patrick.v1.HeartbeatResponse
                 * @instance
                 */
                HeartbeatResponse.prototype.canceled = false;

                /**
                 * Encodes the specified HeartbeatResponse message. Does not implicitly {@link tau.patrick.v1.HeartbeatResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.HeartbeatResponse
                 * @static
                 * @param {tau.patrick.v1.HeartbeatResponse.$Properties} message HeartbeatResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                HeartbeatResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.canceled != null && $Object.hasOwnProperty.call(message, "canceled") && message.canceled !== false)
                        writer.uint32(/* id 1, wireType 0 =*/8).bool(message.canceled);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a HeartbeatResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.HeartbeatResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.HeartbeatResponse & tau.patrick.v1.HeartbeatResponse.$Shape} HeartbeatResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                HeartbeatResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.HeartbeatResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.canceled = value;
                                else
                                    delete message.canceled;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return HeartbeatResponse;
            })();

            v1.AppendLogRequest = (function() {

                /**
                 * Properties of an AppendLogRequest.
                 * @typedef {Object} tau.patrick.v1.AppendLogRequest.$Properties
                 * @property {string|null} [job] AppendLogRequest job
                 * @property {number|null} [attempt] AppendLogRequest attempt
                 * @property {Array.<tau.patrick.v1.LogLine.$Properties>|null} [lines] AppendLogRequest lines
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AppendLogRequest.
                 * @memberof tau.patrick.v1
                 * @interface IAppendLogRequest
                 * @augments tau.patrick.v1.AppendLogRequest.$Properties
                 * @deprecated Use tau.patrick.v1.AppendLogRequest.$Properties instead.
                 */

                /**
                 * Shape of an AppendLogRequest.
                 * @typedef {tau.patrick.v1.AppendLogRequest.$Properties} tau.patrick.v1.AppendLogRequest.$Shape
                 */

                /**
                 * Constructs a new AppendLogRequest.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents an AppendLogRequest.
                 * @constructor
                 * @param {tau.patrick.v1.AppendLogRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AppendLogRequest = function (properties) {
                    this.lines = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AppendLogRequest job.
                 * @member {string} job
                 * @memberof tau.patrick.v1.AppendLogRequest
                 * @instance
                 */
                AppendLogRequest.prototype.job = "";

                /**
                 * AppendLogRequest attempt.
                 * @member {number} attempt
                 * @memberof tau.patrick.v1.AppendLogRequest
                 * @instance
                 */
                AppendLogRequest.prototype.attempt = 0;

                /**
                 * AppendLogRequest lines.
                 * @member {Array.<tau.patrick.v1.LogLine.$Properties>} lines
                 * @memberof tau.patrick.v1.AppendLogRequest
                 * @instance
                 */
                AppendLogRequest.prototype.lines = $util.emptyArray;

                /**
                 * Encodes the specified AppendLogRequest message. Does not implicitly {@link tau.patrick.v1.AppendLogRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.AppendLogRequest
                 * @static
                 * @param {tau.patrick.v1.AppendLogRequest.$Properties} message AppendLogRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AppendLogRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.job);
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.attempt);
                    if (message.lines != null && message.lines.length)
                        for (let i = 0; i < message.lines.length; ++i)
                            $root.tau.patrick.v1.LogLine.encode(message.lines[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AppendLogRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.AppendLogRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.AppendLogRequest & tau.patrick.v1.AppendLogRequest.$Shape} AppendLogRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AppendLogRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.AppendLogRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.job = value;
                                else
                                    delete message.job;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lines && message.lines.length))
                                    message.lines = [];
                                message.lines.push($root.tau.patrick.v1.LogLine.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AppendLogRequest;
            })();

            v1.AppendLogResponse = (function() {

                /**
                 * Properties of an AppendLogResponse.
                 * @typedef {Object} tau.patrick.v1.AppendLogResponse.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AppendLogResponse.
                 * @memberof tau.patrick.v1
                 * @interface IAppendLogResponse
                 * @augments tau.patrick.v1.AppendLogResponse.$Properties
                 * @deprecated Use tau.patrick.v1.AppendLogResponse.$Properties instead.
                 */

                /**
                 * Shape of an AppendLogResponse.
                 * @typedef {tau.patrick.v1.AppendLogResponse.$Properties} tau.patrick.v1.AppendLogResponse.$Shape
                 */

                /**
                 * Constructs a new AppendLogResponse.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents an AppendLogResponse.
                 * @constructor
                 * @param {tau.patrick.v1.AppendLogResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AppendLogResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Encodes the specified AppendLogResponse message. Does not implicitly {@link tau.patrick.v1.AppendLogResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.AppendLogResponse
                 * @static
                 * @param {tau.patrick.v1.AppendLogResponse.$Properties} message AppendLogResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AppendLogResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AppendLogResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.AppendLogResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.AppendLogResponse & tau.patrick.v1.AppendLogResponse.$Shape} AppendLogResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AppendLogResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.AppendLogResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AppendLogResponse;
            })();

            v1.LogLine = (function() {

                /**
                 * Properties of a LogLine.
                 * @typedef {Object} tau.patrick.v1.LogLine.$Properties
                 * @property {number|null} [number] LogLine number
                 * @property {number|null} [atMs] LogLine atMs
                 * @property {string|null} [stream] LogLine stream
                 * @property {string|null} [text] LogLine text
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LogLine.
                 * @memberof tau.patrick.v1
                 * @interface ILogLine
                 * @augments tau.patrick.v1.LogLine.$Properties
                 * @deprecated Use tau.patrick.v1.LogLine.$Properties instead.
                 */

                /**
                 * Shape of a LogLine.
                 * @typedef {tau.patrick.v1.LogLine.$Properties} tau.patrick.v1.LogLine.$Shape
                 */

                /**
                 * Constructs a new LogLine.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a LogLine.
                 * @constructor
                 * @param {tau.patrick.v1.LogLine.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LogLine = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LogLine number.
                 * @member {number} number
                 * @memberof tau.patrick.v1.LogLine
                 * @instance
                 */
                LogLine.prototype.number = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * LogLine atMs.
                 * @member {number} atMs
                 * @memberof tau.patrick.v1.LogLine
                 * @instance
                 */
                LogLine.prototype.atMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * LogLine stream.
                 * @member {string} stream
                 * @memberof tau.patrick.v1.LogLine
                 * @instance
                 */
                LogLine.prototype.stream = "";

                /**
                 * LogLine text.
                 * @member {string} text
                 * @memberof tau.patrick.v1.LogLine
                 * @instance
                 */
                LogLine.prototype.text = "";

                /**
                 * Encodes the specified LogLine message. Does not implicitly {@link tau.patrick.v1.LogLine.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.LogLine
                 * @static
                 * @param {tau.patrick.v1.LogLine.$Properties} message LogLine message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LogLine.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number") && (typeof message.number === "object" ? message.number.low || message.number.high : message.number !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.number);
                    if (message.atMs != null && $Object.hasOwnProperty.call(message, "atMs") && (typeof message.atMs === "object" ? message.atMs.low || message.atMs.high : message.atMs !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.atMs);
                    if (message.stream != null && $Object.hasOwnProperty.call(message, "stream") && message.stream !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.stream);
                    if (message.text != null && $Object.hasOwnProperty.call(message, "text") && message.text !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.text);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LogLine message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.LogLine
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.LogLine & tau.patrick.v1.LogLine.$Shape} LogLine
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LogLine.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.LogLine();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.number = value;
                                else
                                    delete message.number;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.atMs = value;
                                else
                                    delete message.atMs;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.stream = value;
                                else
                                    delete message.stream;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.text = value;
                                else
                                    delete message.text;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return LogLine;
            })();

            v1.CompleteRequest = (function() {

                /**
                 * Properties of a CompleteRequest.
                 * @typedef {Object} tau.patrick.v1.CompleteRequest.$Properties
                 * @property {string|null} [job] CompleteRequest job
                 * @property {number|null} [attempt] CompleteRequest attempt
                 * @property {string|null} [state] CompleteRequest state
                 * @property {string|null} [cause] CompleteRequest cause
                 * @property {string|null} [message] CompleteRequest message
                 * @property {string|null} [release] CompleteRequest release
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CompleteRequest.
                 * @memberof tau.patrick.v1
                 * @interface ICompleteRequest
                 * @augments tau.patrick.v1.CompleteRequest.$Properties
                 * @deprecated Use tau.patrick.v1.CompleteRequest.$Properties instead.
                 */

                /**
                 * Shape of a CompleteRequest.
                 * @typedef {tau.patrick.v1.CompleteRequest.$Properties} tau.patrick.v1.CompleteRequest.$Shape
                 */

                /**
                 * Constructs a new CompleteRequest.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a CompleteRequest.
                 * @constructor
                 * @param {tau.patrick.v1.CompleteRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CompleteRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CompleteRequest job.
                 * @member {string} job
                 * @memberof tau.patrick.v1.CompleteRequest
                 * @instance
                 */
                CompleteRequest.prototype.job = "";

                /**
                 * CompleteRequest attempt.
                 * @member {number} attempt
                 * @memberof tau.patrick.v1.CompleteRequest
                 * @instance
                 */
                CompleteRequest.prototype.attempt = 0;

                /**
                 * CompleteRequest state.
                 * @member {string} state
                 * @memberof tau.patrick.v1.CompleteRequest
                 * @instance
                 */
                CompleteRequest.prototype.state = "";

                /**
                 * CompleteRequest cause.
                 * @member {string} cause
                 * @memberof tau.patrick.v1.CompleteRequest
                 * @instance
                 */
                CompleteRequest.prototype.cause = "";

                /**
                 * CompleteRequest message.
                 * @member {string} message
                 * @memberof tau.patrick.v1.CompleteRequest
                 * @instance
                 */
                CompleteRequest.prototype.message = "";

                /**
                 * CompleteRequest release.
                 * @member {string} release
                 * @memberof tau.patrick.v1.CompleteRequest
                 * @instance
                 */
                CompleteRequest.prototype.release = "";

                /**
                 * Encodes the specified CompleteRequest message. Does not implicitly {@link tau.patrick.v1.CompleteRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.CompleteRequest
                 * @static
                 * @param {tau.patrick.v1.CompleteRequest.$Properties} message CompleteRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CompleteRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.job);
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.attempt);
                    if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.state);
                    if (message.cause != null && $Object.hasOwnProperty.call(message, "cause") && message.cause !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.cause);
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.message);
                    if (message.release != null && $Object.hasOwnProperty.call(message, "release") && message.release !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.release);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CompleteRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.CompleteRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.CompleteRequest & tau.patrick.v1.CompleteRequest.$Shape} CompleteRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CompleteRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.CompleteRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.job = value;
                                else
                                    delete message.job;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.state = value;
                                else
                                    delete message.state;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.cause = value;
                                else
                                    delete message.cause;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.message = value;
                                else
                                    delete message.message;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.release = value;
                                else
                                    delete message.release;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CompleteRequest;
            })();

            v1.CompleteResponse = (function() {

                /**
                 * Properties of a CompleteResponse.
                 * @typedef {Object} tau.patrick.v1.CompleteResponse.$Properties
                 * @property {tau.patrick.v1.Job.$Properties|null} [job] CompleteResponse job
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CompleteResponse.
                 * @memberof tau.patrick.v1
                 * @interface ICompleteResponse
                 * @augments tau.patrick.v1.CompleteResponse.$Properties
                 * @deprecated Use tau.patrick.v1.CompleteResponse.$Properties instead.
                 */

                /**
                 * Shape of a CompleteResponse.
                 * @typedef {tau.patrick.v1.CompleteResponse.$Properties} tau.patrick.v1.CompleteResponse.$Shape
                 */

                /**
                 * Constructs a new CompleteResponse.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a CompleteResponse.
                 * @constructor
                 * @param {tau.patrick.v1.CompleteResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CompleteResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CompleteResponse job.
                 * @member {tau.patrick.v1.Job.$Properties|null|undefined} job
                 * @memberof tau.patrick.v1.CompleteResponse
                 * @instance
                 */
                CompleteResponse.prototype.job = null;

                /**
                 * Encodes the specified CompleteResponse message. Does not implicitly {@link tau.patrick.v1.CompleteResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.CompleteResponse
                 * @static
                 * @param {tau.patrick.v1.CompleteResponse.$Properties} message CompleteResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CompleteResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job"))
                        $root.tau.patrick.v1.Job.encode(message.job, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CompleteResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.CompleteResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.CompleteResponse & tau.patrick.v1.CompleteResponse.$Shape} CompleteResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CompleteResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.CompleteResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.job = $root.tau.patrick.v1.Job.decode(reader, reader.size(), $undefined, _depth + 1, message.job);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CompleteResponse;
            })();

            v1.GetJobRequest = (function() {

                /**
                 * Properties of a GetJobRequest.
                 * @typedef {Object} tau.patrick.v1.GetJobRequest.$Properties
                 * @property {string|null} [job] GetJobRequest job
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GetJobRequest.
                 * @memberof tau.patrick.v1
                 * @interface IGetJobRequest
                 * @augments tau.patrick.v1.GetJobRequest.$Properties
                 * @deprecated Use tau.patrick.v1.GetJobRequest.$Properties instead.
                 */

                /**
                 * Shape of a GetJobRequest.
                 * @typedef {tau.patrick.v1.GetJobRequest.$Properties} tau.patrick.v1.GetJobRequest.$Shape
                 */

                /**
                 * Constructs a new GetJobRequest.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a GetJobRequest.
                 * @constructor
                 * @param {tau.patrick.v1.GetJobRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GetJobRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GetJobRequest job.
                 * @member {string} job
                 * @memberof tau.patrick.v1.GetJobRequest
                 * @instance
                 */
                GetJobRequest.prototype.job = "";

                /**
                 * Encodes the specified GetJobRequest message. Does not implicitly {@link tau.patrick.v1.GetJobRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.GetJobRequest
                 * @static
                 * @param {tau.patrick.v1.GetJobRequest.$Properties} message GetJobRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GetJobRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.job);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GetJobRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.GetJobRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.GetJobRequest & tau.patrick.v1.GetJobRequest.$Shape} GetJobRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GetJobRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.GetJobRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.job = value;
                                else
                                    delete message.job;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return GetJobRequest;
            })();

            v1.GetJobResponse = (function() {

                /**
                 * Properties of a GetJobResponse.
                 * @typedef {Object} tau.patrick.v1.GetJobResponse.$Properties
                 * @property {tau.patrick.v1.Job.$Properties|null} [job] GetJobResponse job
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GetJobResponse.
                 * @memberof tau.patrick.v1
                 * @interface IGetJobResponse
                 * @augments tau.patrick.v1.GetJobResponse.$Properties
                 * @deprecated Use tau.patrick.v1.GetJobResponse.$Properties instead.
                 */

                /**
                 * Shape of a GetJobResponse.
                 * @typedef {tau.patrick.v1.GetJobResponse.$Properties} tau.patrick.v1.GetJobResponse.$Shape
                 */

                /**
                 * Constructs a new GetJobResponse.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a GetJobResponse.
                 * @constructor
                 * @param {tau.patrick.v1.GetJobResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GetJobResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GetJobResponse job.
                 * @member {tau.patrick.v1.Job.$Properties|null|undefined} job
                 * @memberof tau.patrick.v1.GetJobResponse
                 * @instance
                 */
                GetJobResponse.prototype.job = null;

                /**
                 * Encodes the specified GetJobResponse message. Does not implicitly {@link tau.patrick.v1.GetJobResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.GetJobResponse
                 * @static
                 * @param {tau.patrick.v1.GetJobResponse.$Properties} message GetJobResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GetJobResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job"))
                        $root.tau.patrick.v1.Job.encode(message.job, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GetJobResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.GetJobResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.GetJobResponse & tau.patrick.v1.GetJobResponse.$Shape} GetJobResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GetJobResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.GetJobResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.job = $root.tau.patrick.v1.Job.decode(reader, reader.size(), $undefined, _depth + 1, message.job);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return GetJobResponse;
            })();

            v1.ListJobsRequest = (function() {

                /**
                 * Properties of a ListJobsRequest.
                 * @typedef {Object} tau.patrick.v1.ListJobsRequest.$Properties
                 * @property {string|null} [project] ListJobsRequest project
                 * @property {string|null} [branch] ListJobsRequest branch
                 * @property {string|null} [before] ListJobsRequest before
                 * @property {number|null} [limit] ListJobsRequest limit
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListJobsRequest.
                 * @memberof tau.patrick.v1
                 * @interface IListJobsRequest
                 * @augments tau.patrick.v1.ListJobsRequest.$Properties
                 * @deprecated Use tau.patrick.v1.ListJobsRequest.$Properties instead.
                 */

                /**
                 * Shape of a ListJobsRequest.
                 * @typedef {tau.patrick.v1.ListJobsRequest.$Properties} tau.patrick.v1.ListJobsRequest.$Shape
                 */

                /**
                 * Constructs a new ListJobsRequest.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a ListJobsRequest.
                 * @constructor
                 * @param {tau.patrick.v1.ListJobsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListJobsRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListJobsRequest project.
                 * @member {string} project
                 * @memberof tau.patrick.v1.ListJobsRequest
                 * @instance
                 */
                ListJobsRequest.prototype.project = "";

                /**
                 * ListJobsRequest branch.
                 * @member {string} branch
                 * @memberof tau.patrick.v1.ListJobsRequest
                 * @instance
                 */
                ListJobsRequest.prototype.branch = "";

                /**
                 * ListJobsRequest before.
                 * @member {string} before
                 * @memberof tau.patrick.v1.ListJobsRequest
                 * @instance
                 */
                ListJobsRequest.prototype.before = "";

                /**
                 * ListJobsRequest limit.
                 * @member {number} limit
                 * @memberof tau.patrick.v1.ListJobsRequest
                 * @instance
                 */
                ListJobsRequest.prototype.limit = 0;

                /**
                 * Encodes the specified ListJobsRequest message. Does not implicitly {@link tau.patrick.v1.ListJobsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.ListJobsRequest
                 * @static
                 * @param {tau.patrick.v1.ListJobsRequest.$Properties} message ListJobsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListJobsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.project);
                    if (message.branch != null && $Object.hasOwnProperty.call(message, "branch") && message.branch !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.branch);
                    if (message.before != null && $Object.hasOwnProperty.call(message, "before") && message.before !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.before);
                    if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.limit);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListJobsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.ListJobsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.ListJobsRequest & tau.patrick.v1.ListJobsRequest.$Shape} ListJobsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListJobsRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.ListJobsRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.project = value;
                                else
                                    delete message.project;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.branch = value;
                                else
                                    delete message.branch;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.before = value;
                                else
                                    delete message.before;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.limit = value;
                                else
                                    delete message.limit;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ListJobsRequest;
            })();

            v1.ListJobsResponse = (function() {

                /**
                 * Properties of a ListJobsResponse.
                 * @typedef {Object} tau.patrick.v1.ListJobsResponse.$Properties
                 * @property {Array.<tau.patrick.v1.Job.$Properties>|null} [jobs] ListJobsResponse jobs
                 * @property {string|null} [next] ListJobsResponse next
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListJobsResponse.
                 * @memberof tau.patrick.v1
                 * @interface IListJobsResponse
                 * @augments tau.patrick.v1.ListJobsResponse.$Properties
                 * @deprecated Use tau.patrick.v1.ListJobsResponse.$Properties instead.
                 */

                /**
                 * Shape of a ListJobsResponse.
                 * @typedef {tau.patrick.v1.ListJobsResponse.$Properties} tau.patrick.v1.ListJobsResponse.$Shape
                 */

                /**
                 * Constructs a new ListJobsResponse.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a ListJobsResponse.
                 * @constructor
                 * @param {tau.patrick.v1.ListJobsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListJobsResponse = function (properties) {
                    this.jobs = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListJobsResponse jobs.
                 * @member {Array.<tau.patrick.v1.Job.$Properties>} jobs
                 * @memberof tau.patrick.v1.ListJobsResponse
                 * @instance
                 */
                ListJobsResponse.prototype.jobs = $util.emptyArray;

                /**
                 * ListJobsResponse next.
                 * @member {string} next
                 * @memberof tau.patrick.v1.ListJobsResponse
                 * @instance
                 */
                ListJobsResponse.prototype.next = "";

                /**
                 * Encodes the specified ListJobsResponse message. Does not implicitly {@link tau.patrick.v1.ListJobsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.ListJobsResponse
                 * @static
                 * @param {tau.patrick.v1.ListJobsResponse.$Properties} message ListJobsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListJobsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.jobs != null && message.jobs.length)
                        for (let i = 0; i < message.jobs.length; ++i)
                            $root.tau.patrick.v1.Job.encode(message.jobs[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.next != null && $Object.hasOwnProperty.call(message, "next") && message.next !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.next);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListJobsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.ListJobsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.ListJobsResponse & tau.patrick.v1.ListJobsResponse.$Shape} ListJobsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListJobsResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.ListJobsResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.jobs && message.jobs.length))
                                    message.jobs = [];
                                message.jobs.push($root.tau.patrick.v1.Job.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.next = value;
                                else
                                    delete message.next;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ListJobsResponse;
            })();

            v1.CancelRequest = (function() {

                /**
                 * Properties of a CancelRequest.
                 * @typedef {Object} tau.patrick.v1.CancelRequest.$Properties
                 * @property {string|null} [job] CancelRequest job
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CancelRequest.
                 * @memberof tau.patrick.v1
                 * @interface ICancelRequest
                 * @augments tau.patrick.v1.CancelRequest.$Properties
                 * @deprecated Use tau.patrick.v1.CancelRequest.$Properties instead.
                 */

                /**
                 * Shape of a CancelRequest.
                 * @typedef {tau.patrick.v1.CancelRequest.$Properties} tau.patrick.v1.CancelRequest.$Shape
                 */

                /**
                 * Constructs a new CancelRequest.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a CancelRequest.
                 * @constructor
                 * @param {tau.patrick.v1.CancelRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CancelRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CancelRequest job.
                 * @member {string} job
                 * @memberof tau.patrick.v1.CancelRequest
                 * @instance
                 */
                CancelRequest.prototype.job = "";

                /**
                 * Encodes the specified CancelRequest message. Does not implicitly {@link tau.patrick.v1.CancelRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.CancelRequest
                 * @static
                 * @param {tau.patrick.v1.CancelRequest.$Properties} message CancelRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CancelRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.job);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CancelRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.CancelRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.CancelRequest & tau.patrick.v1.CancelRequest.$Shape} CancelRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CancelRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.CancelRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.job = value;
                                else
                                    delete message.job;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CancelRequest;
            })();

            v1.CancelResponse = (function() {

                /**
                 * Properties of a CancelResponse.
                 * @typedef {Object} tau.patrick.v1.CancelResponse.$Properties
                 * @property {tau.patrick.v1.Job.$Properties|null} [job] CancelResponse job
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a CancelResponse.
                 * @memberof tau.patrick.v1
                 * @interface ICancelResponse
                 * @augments tau.patrick.v1.CancelResponse.$Properties
                 * @deprecated Use tau.patrick.v1.CancelResponse.$Properties instead.
                 */

                /**
                 * Shape of a CancelResponse.
                 * @typedef {tau.patrick.v1.CancelResponse.$Properties} tau.patrick.v1.CancelResponse.$Shape
                 */

                /**
                 * Constructs a new CancelResponse.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a CancelResponse.
                 * @constructor
                 * @param {tau.patrick.v1.CancelResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const CancelResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * CancelResponse job.
                 * @member {tau.patrick.v1.Job.$Properties|null|undefined} job
                 * @memberof tau.patrick.v1.CancelResponse
                 * @instance
                 */
                CancelResponse.prototype.job = null;

                /**
                 * Encodes the specified CancelResponse message. Does not implicitly {@link tau.patrick.v1.CancelResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.CancelResponse
                 * @static
                 * @param {tau.patrick.v1.CancelResponse.$Properties} message CancelResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                CancelResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job"))
                        $root.tau.patrick.v1.Job.encode(message.job, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a CancelResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.CancelResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.CancelResponse & tau.patrick.v1.CancelResponse.$Shape} CancelResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                CancelResponse.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.CancelResponse();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.job = $root.tau.patrick.v1.Job.decode(reader, reader.size(), $undefined, _depth + 1, message.job);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return CancelResponse;
            })();

            v1.WatchJobRequest = (function() {

                /**
                 * Properties of a WatchJobRequest.
                 * @typedef {Object} tau.patrick.v1.WatchJobRequest.$Properties
                 * @property {string|null} [job] WatchJobRequest job
                 * @property {number|null} [afterLine] WatchJobRequest afterLine
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a WatchJobRequest.
                 * @memberof tau.patrick.v1
                 * @interface IWatchJobRequest
                 * @augments tau.patrick.v1.WatchJobRequest.$Properties
                 * @deprecated Use tau.patrick.v1.WatchJobRequest.$Properties instead.
                 */

                /**
                 * Shape of a WatchJobRequest.
                 * @typedef {tau.patrick.v1.WatchJobRequest.$Properties} tau.patrick.v1.WatchJobRequest.$Shape
                 */

                /**
                 * Constructs a new WatchJobRequest.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a WatchJobRequest.
                 * @constructor
                 * @param {tau.patrick.v1.WatchJobRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const WatchJobRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * WatchJobRequest job.
                 * @member {string} job
                 * @memberof tau.patrick.v1.WatchJobRequest
                 * @instance
                 */
                WatchJobRequest.prototype.job = "";

                /**
                 * WatchJobRequest afterLine.
                 * @member {number} afterLine
                 * @memberof tau.patrick.v1.WatchJobRequest
                 * @instance
                 */
                WatchJobRequest.prototype.afterLine = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Encodes the specified WatchJobRequest message. Does not implicitly {@link tau.patrick.v1.WatchJobRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.WatchJobRequest
                 * @static
                 * @param {tau.patrick.v1.WatchJobRequest.$Properties} message WatchJobRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                WatchJobRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.job);
                    if (message.afterLine != null && $Object.hasOwnProperty.call(message, "afterLine") && (typeof message.afterLine === "object" ? message.afterLine.low || message.afterLine.high : message.afterLine !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.afterLine);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a WatchJobRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.WatchJobRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.WatchJobRequest & tau.patrick.v1.WatchJobRequest.$Shape} WatchJobRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                WatchJobRequest.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.WatchJobRequest();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.job = value;
                                else
                                    delete message.job;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.afterLine = value;
                                else
                                    delete message.afterLine;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return WatchJobRequest;
            })();

            v1.WatchJobEvent = (function() {

                /**
                 * Properties of a WatchJobEvent.
                 * @typedef {Object} tau.patrick.v1.WatchJobEvent.$Properties
                 * @property {tau.patrick.v1.Job.$Properties|null} [job] WatchJobEvent job
                 * @property {tau.patrick.v1.LogLine.$Properties|null} [line] WatchJobEvent line
                 * @property {"job"|"line"} [event] WatchJobEvent event
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a WatchJobEvent.
                 * @memberof tau.patrick.v1
                 * @interface IWatchJobEvent
                 * @augments tau.patrick.v1.WatchJobEvent.$Properties
                 * @deprecated Use tau.patrick.v1.WatchJobEvent.$Properties instead.
                 */

                /**
                 * Narrowed shape of a WatchJobEvent.
                 * @typedef {{
                 *   job?: tau.patrick.v1.Job.$Shape|null;
                 *   line?: tau.patrick.v1.LogLine.$Shape|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ event?: undefined; job?: null; line?: null }|{ event?: "job"; job: tau.patrick.v1.Job.$Shape; line?: null }|{ event?: "line"; job?: null; line: tau.patrick.v1.LogLine.$Shape })
                 * )} tau.patrick.v1.WatchJobEvent.$Shape
                 */

                /**
                 * Constructs a new WatchJobEvent.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a WatchJobEvent.
                 * @constructor
                 * @param {tau.patrick.v1.WatchJobEvent.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const WatchJobEvent = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * WatchJobEvent job.
                 * @member {tau.patrick.v1.Job.$Properties|null|undefined} job
                 * @memberof tau.patrick.v1.WatchJobEvent
                 * @instance
                 */
                WatchJobEvent.prototype.job = null;

                /**
                 * WatchJobEvent line.
                 * @member {tau.patrick.v1.LogLine.$Properties|null|undefined} line
                 * @memberof tau.patrick.v1.WatchJobEvent
                 * @instance
                 */
                WatchJobEvent.prototype.line = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * WatchJobEvent event.
                 * @member {"job"|"line"|undefined} event
                 * @memberof tau.patrick.v1.WatchJobEvent
                 * @instance
                 */
                $Object.defineProperty(WatchJobEvent.prototype, "event", {
                    get: $util.oneOfGetter($oneOfFields = ["job", "line"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified WatchJobEvent message. Does not implicitly {@link tau.patrick.v1.WatchJobEvent.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.WatchJobEvent
                 * @static
                 * @param {tau.patrick.v1.WatchJobEvent.$Properties} message WatchJobEvent message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                WatchJobEvent.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job"))
                        $root.tau.patrick.v1.Job.encode(message.job, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.line != null && $Object.hasOwnProperty.call(message, "line"))
                        $root.tau.patrick.v1.LogLine.encode(message.line, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a WatchJobEvent message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.WatchJobEvent
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.WatchJobEvent & tau.patrick.v1.WatchJobEvent.$Shape} WatchJobEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                WatchJobEvent.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.WatchJobEvent();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.job = $root.tau.patrick.v1.Job.decode(reader, reader.size(), $undefined, _depth + 1, message.job);
                                message.event = "job";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.line = $root.tau.patrick.v1.LogLine.decode(reader, reader.size(), $undefined, _depth + 1, message.line);
                                message.event = "line";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return WatchJobEvent;
            })();

            v1.JobRecord = (function() {

                /**
                 * Properties of a JobRecord.
                 * @typedef {Object} tau.patrick.v1.JobRecord.$Properties
                 * @property {tau.patrick.v1.PushEvent.$Properties|null} [push] JobRecord push
                 * @property {number|null} [queuedAtMs] JobRecord queuedAtMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a JobRecord.
                 * @memberof tau.patrick.v1
                 * @interface IJobRecord
                 * @augments tau.patrick.v1.JobRecord.$Properties
                 * @deprecated Use tau.patrick.v1.JobRecord.$Properties instead.
                 */

                /**
                 * Shape of a JobRecord.
                 * @typedef {tau.patrick.v1.JobRecord.$Properties} tau.patrick.v1.JobRecord.$Shape
                 */

                /**
                 * Constructs a new JobRecord.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a JobRecord.
                 * @constructor
                 * @param {tau.patrick.v1.JobRecord.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const JobRecord = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * JobRecord push.
                 * @member {tau.patrick.v1.PushEvent.$Properties|null|undefined} push
                 * @memberof tau.patrick.v1.JobRecord
                 * @instance
                 */
                JobRecord.prototype.push = null;

                /**
                 * JobRecord queuedAtMs.
                 * @member {number} queuedAtMs
                 * @memberof tau.patrick.v1.JobRecord
                 * @instance
                 */
                JobRecord.prototype.queuedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * Encodes the specified JobRecord message. Does not implicitly {@link tau.patrick.v1.JobRecord.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.JobRecord
                 * @static
                 * @param {tau.patrick.v1.JobRecord.$Properties} message JobRecord message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                JobRecord.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.push != null && $Object.hasOwnProperty.call(message, "push"))
                        $root.tau.patrick.v1.PushEvent.encode(message.push, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.queuedAtMs != null && $Object.hasOwnProperty.call(message, "queuedAtMs") && (typeof message.queuedAtMs === "object" ? message.queuedAtMs.low || message.queuedAtMs.high : message.queuedAtMs !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.queuedAtMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a JobRecord message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.JobRecord
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.JobRecord & tau.patrick.v1.JobRecord.$Shape} JobRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                JobRecord.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.JobRecord();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.push = $root.tau.patrick.v1.PushEvent.decode(reader, reader.size(), $undefined, _depth + 1, message.push);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.queuedAtMs = value;
                                else
                                    delete message.queuedAtMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return JobRecord;
            })();

            v1.AttemptRecord = (function() {

                /**
                 * Properties of an AttemptRecord.
                 * @typedef {Object} tau.patrick.v1.AttemptRecord.$Properties
                 * @property {number|null} [attempt] AttemptRecord attempt
                 * @property {string|null} [builder] AttemptRecord builder
                 * @property {string|null} [broker] AttemptRecord broker
                 * @property {number|null} [leasedAtMs] AttemptRecord leasedAtMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AttemptRecord.
                 * @memberof tau.patrick.v1
                 * @interface IAttemptRecord
                 * @augments tau.patrick.v1.AttemptRecord.$Properties
                 * @deprecated Use tau.patrick.v1.AttemptRecord.$Properties instead.
                 */

                /**
                 * Shape of an AttemptRecord.
                 * @typedef {tau.patrick.v1.AttemptRecord.$Properties} tau.patrick.v1.AttemptRecord.$Shape
                 */

                /**
                 * Constructs a new AttemptRecord.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents an AttemptRecord.
                 * @constructor
                 * @param {tau.patrick.v1.AttemptRecord.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AttemptRecord = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AttemptRecord attempt.
                 * @member {number} attempt
                 * @memberof tau.patrick.v1.AttemptRecord
                 * @instance
                 */
                AttemptRecord.prototype.attempt = 0;

                /**
                 * AttemptRecord builder.
                 * @member {string} builder
                 * @memberof tau.patrick.v1.AttemptRecord
                 * @instance
                 */
                AttemptRecord.prototype.builder = "";

                /**
                 * AttemptRecord broker.
                 * @member {string} broker
                 * @memberof tau.patrick.v1.AttemptRecord
                 * @instance
                 */
                AttemptRecord.prototype.broker = "";

                /**
                 * AttemptRecord leasedAtMs.
                 * @member {number} leasedAtMs
                 * @memberof tau.patrick.v1.AttemptRecord
                 * @instance
                 */
                AttemptRecord.prototype.leasedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * Encodes the specified AttemptRecord message. Does not implicitly {@link tau.patrick.v1.AttemptRecord.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.AttemptRecord
                 * @static
                 * @param {tau.patrick.v1.AttemptRecord.$Properties} message AttemptRecord message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AttemptRecord.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.attempt);
                    if (message.builder != null && $Object.hasOwnProperty.call(message, "builder") && message.builder !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.builder);
                    if (message.broker != null && $Object.hasOwnProperty.call(message, "broker") && message.broker !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.broker);
                    if (message.leasedAtMs != null && $Object.hasOwnProperty.call(message, "leasedAtMs") && (typeof message.leasedAtMs === "object" ? message.leasedAtMs.low || message.leasedAtMs.high : message.leasedAtMs !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).int64(message.leasedAtMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AttemptRecord message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.AttemptRecord
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.AttemptRecord & tau.patrick.v1.AttemptRecord.$Shape} AttemptRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AttemptRecord.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.AttemptRecord();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.builder = value;
                                else
                                    delete message.builder;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.broker = value;
                                else
                                    delete message.broker;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.leasedAtMs = value;
                                else
                                    delete message.leasedAtMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return AttemptRecord;
            })();

            v1.LossRecord = (function() {

                /**
                 * Properties of a LossRecord.
                 * @typedef {Object} tau.patrick.v1.LossRecord.$Properties
                 * @property {number|null} [attempt] LossRecord attempt
                 * @property {string|null} [message] LossRecord message
                 * @property {number|null} [lostAtMs] LossRecord lostAtMs
                 * @property {number|null} [retryAtMs] LossRecord retryAtMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LossRecord.
                 * @memberof tau.patrick.v1
                 * @interface ILossRecord
                 * @augments tau.patrick.v1.LossRecord.$Properties
                 * @deprecated Use tau.patrick.v1.LossRecord.$Properties instead.
                 */

                /**
                 * Shape of a LossRecord.
                 * @typedef {tau.patrick.v1.LossRecord.$Properties} tau.patrick.v1.LossRecord.$Shape
                 */

                /**
                 * Constructs a new LossRecord.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a LossRecord.
                 * @constructor
                 * @param {tau.patrick.v1.LossRecord.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LossRecord = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LossRecord attempt.
                 * @member {number} attempt
                 * @memberof tau.patrick.v1.LossRecord
                 * @instance
                 */
                LossRecord.prototype.attempt = 0;

                /**
                 * LossRecord message.
                 * @member {string} message
                 * @memberof tau.patrick.v1.LossRecord
                 * @instance
                 */
                LossRecord.prototype.message = "";

                /**
                 * LossRecord lostAtMs.
                 * @member {number} lostAtMs
                 * @memberof tau.patrick.v1.LossRecord
                 * @instance
                 */
                LossRecord.prototype.lostAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * LossRecord retryAtMs.
                 * @member {number} retryAtMs
                 * @memberof tau.patrick.v1.LossRecord
                 * @instance
                 */
                LossRecord.prototype.retryAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * Encodes the specified LossRecord message. Does not implicitly {@link tau.patrick.v1.LossRecord.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.LossRecord
                 * @static
                 * @param {tau.patrick.v1.LossRecord.$Properties} message LossRecord message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LossRecord.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.attempt);
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                    if (message.lostAtMs != null && $Object.hasOwnProperty.call(message, "lostAtMs") && (typeof message.lostAtMs === "object" ? message.lostAtMs.low || message.lostAtMs.high : message.lostAtMs !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).int64(message.lostAtMs);
                    if (message.retryAtMs != null && $Object.hasOwnProperty.call(message, "retryAtMs") && (typeof message.retryAtMs === "object" ? message.retryAtMs.low || message.retryAtMs.high : message.retryAtMs !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).int64(message.retryAtMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LossRecord message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.LossRecord
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.LossRecord & tau.patrick.v1.LossRecord.$Shape} LossRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LossRecord.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.LossRecord();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.message = value;
                                else
                                    delete message.message;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.lostAtMs = value;
                                else
                                    delete message.lostAtMs;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.retryAtMs = value;
                                else
                                    delete message.retryAtMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return LossRecord;
            })();

            v1.EndRecord = (function() {

                /**
                 * Properties of an EndRecord.
                 * @typedef {Object} tau.patrick.v1.EndRecord.$Properties
                 * @property {string|null} [state] EndRecord state
                 * @property {number|null} [attempt] EndRecord attempt
                 * @property {string|null} [builder] EndRecord builder
                 * @property {string|null} [cause] EndRecord cause
                 * @property {string|null} [message] EndRecord message
                 * @property {string|null} [release] EndRecord release
                 * @property {number|null} [endedAtMs] EndRecord endedAtMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an EndRecord.
                 * @memberof tau.patrick.v1
                 * @interface IEndRecord
                 * @augments tau.patrick.v1.EndRecord.$Properties
                 * @deprecated Use tau.patrick.v1.EndRecord.$Properties instead.
                 */

                /**
                 * Shape of an EndRecord.
                 * @typedef {tau.patrick.v1.EndRecord.$Properties} tau.patrick.v1.EndRecord.$Shape
                 */

                /**
                 * Constructs a new EndRecord.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents an EndRecord.
                 * @constructor
                 * @param {tau.patrick.v1.EndRecord.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const EndRecord = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * EndRecord state.
                 * @member {string} state
                 * @memberof tau.patrick.v1.EndRecord
                 * @instance
                 */
                EndRecord.prototype.state = "";

                /**
                 * EndRecord attempt.
                 * @member {number} attempt
                 * @memberof tau.patrick.v1.EndRecord
                 * @instance
                 */
                EndRecord.prototype.attempt = 0;

                /**
                 * EndRecord builder.
                 * @member {string} builder
                 * @memberof tau.patrick.v1.EndRecord
                 * @instance
                 */
                EndRecord.prototype.builder = "";

                /**
                 * EndRecord cause.
                 * @member {string} cause
                 * @memberof tau.patrick.v1.EndRecord
                 * @instance
                 */
                EndRecord.prototype.cause = "";

                /**
                 * EndRecord message.
                 * @member {string} message
                 * @memberof tau.patrick.v1.EndRecord
                 * @instance
                 */
                EndRecord.prototype.message = "";

                /**
                 * EndRecord release.
                 * @member {string} release
                 * @memberof tau.patrick.v1.EndRecord
                 * @instance
                 */
                EndRecord.prototype.release = "";

                /**
                 * EndRecord endedAtMs.
                 * @member {number} endedAtMs
                 * @memberof tau.patrick.v1.EndRecord
                 * @instance
                 */
                EndRecord.prototype.endedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * Encodes the specified EndRecord message. Does not implicitly {@link tau.patrick.v1.EndRecord.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.EndRecord
                 * @static
                 * @param {tau.patrick.v1.EndRecord.$Properties} message EndRecord message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                EndRecord.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.state);
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.attempt);
                    if (message.builder != null && $Object.hasOwnProperty.call(message, "builder") && message.builder !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.builder);
                    if (message.cause != null && $Object.hasOwnProperty.call(message, "cause") && message.cause !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.cause);
                    if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                        writer.uint32(/* id 5, wireType 2 =*/42).string(message.message);
                    if (message.release != null && $Object.hasOwnProperty.call(message, "release") && message.release !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.release);
                    if (message.endedAtMs != null && $Object.hasOwnProperty.call(message, "endedAtMs") && (typeof message.endedAtMs === "object" ? message.endedAtMs.low || message.endedAtMs.high : message.endedAtMs !== 0))
                        writer.uint32(/* id 7, wireType 0 =*/56).int64(message.endedAtMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an EndRecord message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.EndRecord
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.EndRecord & tau.patrick.v1.EndRecord.$Shape} EndRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                EndRecord.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.EndRecord();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.state = value;
                                else
                                    delete message.state;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.builder = value;
                                else
                                    delete message.builder;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.cause = value;
                                else
                                    delete message.cause;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.message = value;
                                else
                                    delete message.message;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.release = value;
                                else
                                    delete message.release;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.endedAtMs = value;
                                else
                                    delete message.endedAtMs;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return EndRecord;
            })();

            v1.LogBatch = (function() {

                /**
                 * Properties of a LogBatch.
                 * @typedef {Object} tau.patrick.v1.LogBatch.$Properties
                 * @property {Array.<tau.patrick.v1.LogLine.$Properties>|null} [lines] LogBatch lines
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LogBatch.
                 * @memberof tau.patrick.v1
                 * @interface ILogBatch
                 * @augments tau.patrick.v1.LogBatch.$Properties
                 * @deprecated Use tau.patrick.v1.LogBatch.$Properties instead.
                 */

                /**
                 * Shape of a LogBatch.
                 * @typedef {tau.patrick.v1.LogBatch.$Properties} tau.patrick.v1.LogBatch.$Shape
                 */

                /**
                 * Constructs a new LogBatch.
                 * @memberof tau.patrick.v1
                 * @classdesc Represents a LogBatch.
                 * @constructor
                 * @param {tau.patrick.v1.LogBatch.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LogBatch = function (properties) {
                    this.lines = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LogBatch lines.
                 * @member {Array.<tau.patrick.v1.LogLine.$Properties>} lines
                 * @memberof tau.patrick.v1.LogBatch
                 * @instance
                 */
                LogBatch.prototype.lines = $util.emptyArray;

                /**
                 * Encodes the specified LogBatch message. Does not implicitly {@link tau.patrick.v1.LogBatch.verify|verify} messages.
                 * @function encode
                 * @memberof tau.patrick.v1.LogBatch
                 * @static
                 * @param {tau.patrick.v1.LogBatch.$Properties} message LogBatch message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LogBatch.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.lines != null && message.lines.length)
                        for (let i = 0; i < message.lines.length; ++i)
                            $root.tau.patrick.v1.LogLine.encode(message.lines[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LogBatch message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.patrick.v1.LogBatch
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.patrick.v1.LogBatch & tau.patrick.v1.LogBatch.$Shape} LogBatch
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LogBatch.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.tau.patrick.v1.LogBatch();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lines && message.lines.length))
                                    message.lines = [];
                                message.lines.push($root.tau.patrick.v1.LogLine.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return LogBatch;
            })();

            return v1;
        })();

        return patrick;
    })();

    return tau;
})();

export {
  $root as default
};
