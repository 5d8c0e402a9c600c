/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["tau_tns"] || ($protobuf.roots["tau_tns"] = {});

export const tau = $root.tau = (() => {

    /**
     * Namespace tau.
     * @exports tau
     * @namespace
     */
    const tau = {};

    tau.tns = (function() {

        /**
         * Namespace tns.
         * @memberof tau
         * @namespace
         */
        const tns = {};

        tns.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof tau.tns
             * @namespace
             */
            const v1 = {};

            v1.BranchRecord = (function() {

                /**
                 * Properties of a BranchRecord.
                 * @typedef {Object} tau.tns.v1.BranchRecord.$Properties
                 * @property {string|null} [project] BranchRecord project
                 * @property {string|null} [projectName] BranchRecord projectName
                 * @property {string|null} [branch] BranchRecord branch
                 * @property {string|null} [release] BranchRecord release
                 * @property {number|null} [pushedAtMs] BranchRecord pushedAtMs
                 * @property {string|null} [job] BranchRecord job
                 * @property {Array.<string>|null} [hosts] BranchRecord hosts
                 * @property {Array.<string>|null} [holders] BranchRecord holders
                 * @property {boolean|null} [selected] BranchRecord selected
                 * @property {number|null} [attempt] BranchRecord attempt
                 * @property {Array.<string>|null} [previous] BranchRecord previous
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a BranchRecord.
                 * @memberof tau.tns.v1
                 * @interface IBranchRecord
                 * @augments tau.tns.v1.BranchRecord.$Properties
                 * @deprecated Use tau.tns.v1.BranchRecord.$Properties instead.
                 */

                /**
                 * Shape of a BranchRecord.
                 * @typedef {tau.tns.v1.BranchRecord.$Properties} tau.tns.v1.BranchRecord.$Shape
                 */

                /**
                 * Constructs a new BranchRecord.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a BranchRecord.
                 * @constructor
                 * @param {tau.tns.v1.BranchRecord.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const BranchRecord = function (properties) {
                    this.hosts = [];
                    this.holders = [];
                    this.previous = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * BranchRecord project.
                 * @member {string} project
                 * @memberof tau.tns.v1.BranchRecord
                 * @instance
                 */
                BranchRecord.prototype.project = "";

                /**
                 * BranchRecord projectName.
                 * @member {string} projectName
                 * @memberof tau.tns.v1.BranchRecord
                 * @instance
                 */
                BranchRecord.prototype.projectName = "";

                /**
                 * BranchRecord branch.
                 * @member {string} branch
                 * @memberof tau.tns.v1.BranchRecord
                 * @instance
                 */
                BranchRecord.prototype.branch = "";

                /**
                 * BranchRecord release.
                 * @member {string} release
                 * @memberof tau.tns.v1.BranchRecord
                 * @instance
                 */
                BranchRecord.prototype.release = "";

                /**
                 * BranchRecord pushedAtMs.
                 * @member {number} pushedAtMs
                 * @memberof tau.tns.v1.BranchRecord
                 * @instance
                 */
                BranchRecord.prototype.pushedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * BranchRecord job.
                 * @member {string} job
                 * @memberof tau.tns.v1.BranchRecord
                 * @instance
                 */
                BranchRecord.prototype.job = "";

                /**
                 * BranchRecord hosts.
                 * @member {Array.<string>} hosts
                 * @memberof tau.tns.v1.BranchRecord
                 * @instance
                 */
                BranchRecord.prototype.hosts = $util.emptyArray;

                /**
                 * BranchRecord holders.
                 * @member {Array.<string>} holders
                 * @memberof tau.tns.v1.BranchRecord
                 * @instance
                 */
                BranchRecord.prototype.holders = $util.emptyArray;

                /**
                 * BranchRecord selected.
                 * @member {boolean} selected
                 * @memberof tau.tns.v1.BranchRecord
                 * @instance
                 */
                BranchRecord.prototype.selected = false;

                /**
                 * BranchRecord attempt.
                 * @member {number} attempt
                 * @memberof tau.tns.v1.BranchRecord
                 * @instance
                 */
                BranchRecord.prototype.attempt = 0;

                /**
                 * BranchRecord previous.
                 * @member {Array.<string>} previous
                 * @memberof tau.tns.v1.BranchRecord
                 * @instance
                 */
                BranchRecord.prototype.previous = $util.emptyArray;

                /**
                 * Encodes the specified BranchRecord message. Does not implicitly {@link tau.tns.v1.BranchRecord.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.BranchRecord
                 * @static
                 * @param {tau.tns.v1.BranchRecord.$Properties} message BranchRecord message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                BranchRecord.encode = function (message, writer, _depth) {
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
                    if (message.branch != null && $Object.hasOwnProperty.call(message, "branch") && message.branch !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.branch);
                    if (message.release != null && $Object.hasOwnProperty.call(message, "release") && message.release !== "")
                        writer.uint32(/* id 4, wireType 2 =*/34).string(message.release);
                    if (message.pushedAtMs != null && $Object.hasOwnProperty.call(message, "pushedAtMs") && (typeof message.pushedAtMs === "object" ? message.pushedAtMs.low || message.pushedAtMs.high : message.pushedAtMs !== 0))
                        writer.uint32(/* id 5, wireType 0 =*/40).int64(message.pushedAtMs);
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.job);
                    if (message.hosts != null && message.hosts.length)
                        for (let i = 0; i < message.hosts.length; ++i)
                            writer.uint32(/* id 7, wireType 2 =*/58).string(message.hosts[i]);
                    if (message.holders != null && message.holders.length)
                        for (let i = 0; i < message.holders.length; ++i)
                            writer.uint32(/* id 8, wireType 2 =*/66).string(message.holders[i]);
                    if (message.selected != null && $Object.hasOwnProperty.call(message, "selected") && message.selected !== false)
                        writer.uint32(/* id 9, wireType 0 =*/72).bool(message.selected);
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.attempt);
                    if (message.previous != null && message.previous.length)
                        for (let i = 0; i < message.previous.length; ++i)
                            writer.uint32(/* id 11, wireType 2 =*/90).string(message.previous[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a BranchRecord message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.BranchRecord
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.BranchRecord & tau.tns.v1.BranchRecord.$Shape} BranchRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                BranchRecord.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.BranchRecord();
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
                                    message.branch = value;
                                else
                                    delete message.branch;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.release = value;
                                else
                                    delete message.release;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.pushedAtMs = value;
                                else
                                    delete message.pushedAtMs;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.job = value;
                                else
                                    delete message.job;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.hosts && message.hosts.length))
                                    message.hosts = [];
                                message.hosts.push(reader.stringVerify());
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.holders && message.holders.length))
                                    message.holders = [];
                                message.holders.push(reader.stringVerify());
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.selected = value;
                                else
                                    delete message.selected;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.uint32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.previous && message.previous.length))
                                    message.previous = [];
                                message.previous.push(reader.stringVerify());
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

                return BranchRecord;
            })();

            v1.PublishRequest = (function() {

                /**
                 * Properties of a PublishRequest.
                 * @typedef {Object} tau.tns.v1.PublishRequest.$Properties
                 * @property {Uint8Array|null} [capability] PublishRequest capability
                 * @property {Uint8Array|null} [release] PublishRequest release
                 * @property {string|null} [job] PublishRequest job
                 * @property {number|null} [attempt] PublishRequest attempt
                 * @property {Array.<string>|null} [holders] PublishRequest holders
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PublishRequest.
                 * @memberof tau.tns.v1
                 * @interface IPublishRequest
                 * @augments tau.tns.v1.PublishRequest.$Properties
                 * @deprecated Use tau.tns.v1.PublishRequest.$Properties instead.
                 */

                /**
                 * Shape of a PublishRequest.
                 * @typedef {tau.tns.v1.PublishRequest.$Properties} tau.tns.v1.PublishRequest.$Shape
                 */

                /**
                 * Constructs a new PublishRequest.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a PublishRequest.
                 * @constructor
                 * @param {tau.tns.v1.PublishRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PublishRequest = function (properties) {
                    this.holders = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PublishRequest capability.
                 * @member {Uint8Array} capability
                 * @memberof tau.tns.v1.PublishRequest
                 * @instance
                 */
                PublishRequest.prototype.capability = $util.newBuffer([]);

                /**
                 * PublishRequest release.
                 * @member {Uint8Array} release
                 * @memberof tau.tns.v1.PublishRequest
                 * @instance
                 */
                PublishRequest.prototype.release = $util.newBuffer([]);

                /**
                 * PublishRequest job.
                 * @member {string} job
                 * @memberof tau.tns.v1.PublishRequest
                 * @instance
                 */
                PublishRequest.prototype.job = "";

                /**
                 * PublishRequest attempt.
                 * @member {number} attempt
                 * @memberof tau.tns.v1.PublishRequest
                 * @instance
                 */
                PublishRequest.prototype.attempt = 0;

                /**
                 * PublishRequest holders.
                 * @member {Array.<string>} holders
                 * @memberof tau.tns.v1.PublishRequest
                 * @instance
                 */
                PublishRequest.prototype.holders = $util.emptyArray;

                /**
                 * Encodes the specified PublishRequest message. Does not implicitly {@link tau.tns.v1.PublishRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.PublishRequest
                 * @static
                 * @param {tau.tns.v1.PublishRequest.$Properties} message PublishRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PublishRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.capability != null && $Object.hasOwnProperty.call(message, "capability") && message.capability.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.capability);
                    if (message.release != null && $Object.hasOwnProperty.call(message, "release") && message.release.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.release);
                    if (message.job != null && $Object.hasOwnProperty.call(message, "job") && message.job !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.job);
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.attempt);
                    if (message.holders != null && message.holders.length)
                        for (let i = 0; i < message.holders.length; ++i)
                            writer.uint32(/* id 5, wireType 2 =*/42).string(message.holders[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PublishRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.PublishRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.PublishRequest & tau.tns.v1.PublishRequest.$Shape} PublishRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PublishRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.PublishRequest();
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
                                if ((value = reader.bytes()).length)
                                    message.capability = value;
                                else
                                    delete message.capability;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.release = value;
                                else
                                    delete message.release;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.job = value;
                                else
                                    delete message.job;
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
                                if (!(message.holders && message.holders.length))
                                    message.holders = [];
                                message.holders.push(reader.stringVerify());
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

                return PublishRequest;
            })();

            v1.PublishResponse = (function() {

                /**
                 * Properties of a PublishResponse.
                 * @typedef {Object} tau.tns.v1.PublishResponse.$Properties
                 * @property {tau.tns.v1.BranchRecord.$Properties|null} [current] PublishResponse current
                 * @property {boolean|null} [isCurrent] PublishResponse isCurrent
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PublishResponse.
                 * @memberof tau.tns.v1
                 * @interface IPublishResponse
                 * @augments tau.tns.v1.PublishResponse.$Properties
                 * @deprecated Use tau.tns.v1.PublishResponse.$Properties instead.
                 */

                /**
                 * Shape of a PublishResponse.
                 * @typedef {tau.tns.v1.PublishResponse.$Properties} tau.tns.v1.PublishResponse.$Shape
                 */

                /**
                 * Constructs a new PublishResponse.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a PublishResponse.
                 * @constructor
                 * @param {tau.tns.v1.PublishResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PublishResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PublishResponse current.
                 * @member {tau.tns.v1.BranchRecord.$Properties|null|undefined} current
                 * @memberof tau.tns.v1.PublishResponse
                 * @instance
                 */
                PublishResponse.prototype.current = null;

                /**
                 * PublishResponse isCurrent.
                 * @member {boolean} isCurrent
                 * @memberof tau.tns.v1.PublishResponse
                 * @instance
                 */
                PublishResponse.prototype.isCurrent = false;

                /**
                 * Encodes the specified PublishResponse message. Does not implicitly {@link tau.tns.v1.PublishResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.PublishResponse
                 * @static
                 * @param {tau.tns.v1.PublishResponse.$Properties} message PublishResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PublishResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.current != null && $Object.hasOwnProperty.call(message, "current"))
                        $root.tau.tns.v1.BranchRecord.encode(message.current, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.isCurrent != null && $Object.hasOwnProperty.call(message, "isCurrent") && message.isCurrent !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.isCurrent);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PublishResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.PublishResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.PublishResponse & tau.tns.v1.PublishResponse.$Shape} PublishResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PublishResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.PublishResponse();
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
                                message.current = $root.tau.tns.v1.BranchRecord.decode(reader, reader.size(), $undefined, _depth + 1, message.current);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.isCurrent = value;
                                else
                                    delete message.isCurrent;
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

                return PublishResponse;
            })();

            v1.GetBranchRequest = (function() {

                /**
                 * Properties of a GetBranchRequest.
                 * @typedef {Object} tau.tns.v1.GetBranchRequest.$Properties
                 * @property {string|null} [project] GetBranchRequest project
                 * @property {string|null} [branch] GetBranchRequest branch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GetBranchRequest.
                 * @memberof tau.tns.v1
                 * @interface IGetBranchRequest
                 * @augments tau.tns.v1.GetBranchRequest.$Properties
                 * @deprecated Use tau.tns.v1.GetBranchRequest.$Properties instead.
                 */

                /**
                 * Shape of a GetBranchRequest.
                 * @typedef {tau.tns.v1.GetBranchRequest.$Properties} tau.tns.v1.GetBranchRequest.$Shape
                 */

                /**
                 * Constructs a new GetBranchRequest.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a GetBranchRequest.
                 * @constructor
                 * @param {tau.tns.v1.GetBranchRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GetBranchRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GetBranchRequest project.
                 * @member {string} project
                 * @memberof tau.tns.v1.GetBranchRequest
                 * @instance
                 */
                GetBranchRequest.prototype.project = "";

                /**
                 * GetBranchRequest branch.
                 * @member {string} branch
                 * @memberof tau.tns.v1.GetBranchRequest
                 * @instance
                 */
                GetBranchRequest.prototype.branch = "";

                /**
                 * Encodes the specified GetBranchRequest message. Does not implicitly {@link tau.tns.v1.GetBranchRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.GetBranchRequest
                 * @static
                 * @param {tau.tns.v1.GetBranchRequest.$Properties} message GetBranchRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GetBranchRequest.encode = function (message, writer, _depth) {
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
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GetBranchRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.GetBranchRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.GetBranchRequest & tau.tns.v1.GetBranchRequest.$Shape} GetBranchRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GetBranchRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.GetBranchRequest();
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

                return GetBranchRequest;
            })();

            v1.GetBranchResponse = (function() {

                /**
                 * Properties of a GetBranchResponse.
                 * @typedef {Object} tau.tns.v1.GetBranchResponse.$Properties
                 * @property {tau.tns.v1.BranchRecord.$Properties|null} [record] GetBranchResponse record
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GetBranchResponse.
                 * @memberof tau.tns.v1
                 * @interface IGetBranchResponse
                 * @augments tau.tns.v1.GetBranchResponse.$Properties
                 * @deprecated Use tau.tns.v1.GetBranchResponse.$Properties instead.
                 */

                /**
                 * Shape of a GetBranchResponse.
                 * @typedef {tau.tns.v1.GetBranchResponse.$Properties} tau.tns.v1.GetBranchResponse.$Shape
                 */

                /**
                 * Constructs a new GetBranchResponse.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a GetBranchResponse.
                 * @constructor
                 * @param {tau.tns.v1.GetBranchResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GetBranchResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GetBranchResponse record.
                 * @member {tau.tns.v1.BranchRecord.$Properties|null|undefined} record
                 * @memberof tau.tns.v1.GetBranchResponse
                 * @instance
                 */
                GetBranchResponse.prototype.record = null;

                /**
                 * Encodes the specified GetBranchResponse message. Does not implicitly {@link tau.tns.v1.GetBranchResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.GetBranchResponse
                 * @static
                 * @param {tau.tns.v1.GetBranchResponse.$Properties} message GetBranchResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GetBranchResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.record != null && $Object.hasOwnProperty.call(message, "record"))
                        $root.tau.tns.v1.BranchRecord.encode(message.record, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GetBranchResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.GetBranchResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.GetBranchResponse & tau.tns.v1.GetBranchResponse.$Shape} GetBranchResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GetBranchResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.GetBranchResponse();
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
                                message.record = $root.tau.tns.v1.BranchRecord.decode(reader, reader.size(), $undefined, _depth + 1, message.record);
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

                return GetBranchResponse;
            })();

            v1.ListBranchesRequest = (function() {

                /**
                 * Properties of a ListBranchesRequest.
                 * @typedef {Object} tau.tns.v1.ListBranchesRequest.$Properties
                 * @property {string|null} [project] ListBranchesRequest project
                 * @property {string|null} [after] ListBranchesRequest after
                 * @property {number|null} [limit] ListBranchesRequest limit
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListBranchesRequest.
                 * @memberof tau.tns.v1
                 * @interface IListBranchesRequest
                 * @augments tau.tns.v1.ListBranchesRequest.$Properties
                 * @deprecated Use tau.tns.v1.ListBranchesRequest.$Properties instead.
                 */

                /**
                 * Shape of a ListBranchesRequest.
                 * @typedef {tau.tns.v1.ListBranchesRequest.$Properties} tau.tns.v1.ListBranchesRequest.$Shape
                 */

                /**
                 * Constructs a new ListBranchesRequest.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a ListBranchesRequest.
                 * @constructor
                 * @param {tau.tns.v1.ListBranchesRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListBranchesRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListBranchesRequest project.
                 * @member {string} project
                 * @memberof tau.tns.v1.ListBranchesRequest
                 * @instance
                 */
                ListBranchesRequest.prototype.project = "";

                /**
                 * ListBranchesRequest after.
                 * @member {string} after
                 * @memberof tau.tns.v1.ListBranchesRequest
                 * @instance
                 */
                ListBranchesRequest.prototype.after = "";

                /**
                 * ListBranchesRequest limit.
                 * @member {number} limit
                 * @memberof tau.tns.v1.ListBranchesRequest
                 * @instance
                 */
                ListBranchesRequest.prototype.limit = 0;

                /**
                 * Encodes the specified ListBranchesRequest message. Does not implicitly {@link tau.tns.v1.ListBranchesRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.ListBranchesRequest
                 * @static
                 * @param {tau.tns.v1.ListBranchesRequest.$Properties} message ListBranchesRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListBranchesRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.project);
                    if (message.after != null && $Object.hasOwnProperty.call(message, "after") && message.after !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.after);
                    if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                        writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.limit);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListBranchesRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.ListBranchesRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.ListBranchesRequest & tau.tns.v1.ListBranchesRequest.$Shape} ListBranchesRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListBranchesRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.ListBranchesRequest();
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
                                    message.after = value;
                                else
                                    delete message.after;
                                continue;
                            }
                        case 3: {
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

                return ListBranchesRequest;
            })();

            v1.ListBranchesResponse = (function() {

                /**
                 * Properties of a ListBranchesResponse.
                 * @typedef {Object} tau.tns.v1.ListBranchesResponse.$Properties
                 * @property {Array.<tau.tns.v1.BranchRecord.$Properties>|null} [records] ListBranchesResponse records
                 * @property {string|null} [next] ListBranchesResponse next
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListBranchesResponse.
                 * @memberof tau.tns.v1
                 * @interface IListBranchesResponse
                 * @augments tau.tns.v1.ListBranchesResponse.$Properties
                 * @deprecated Use tau.tns.v1.ListBranchesResponse.$Properties instead.
                 */

                /**
                 * Shape of a ListBranchesResponse.
                 * @typedef {tau.tns.v1.ListBranchesResponse.$Properties} tau.tns.v1.ListBranchesResponse.$Shape
                 */

                /**
                 * Constructs a new ListBranchesResponse.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a ListBranchesResponse.
                 * @constructor
                 * @param {tau.tns.v1.ListBranchesResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListBranchesResponse = function (properties) {
                    this.records = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListBranchesResponse records.
                 * @member {Array.<tau.tns.v1.BranchRecord.$Properties>} records
                 * @memberof tau.tns.v1.ListBranchesResponse
                 * @instance
                 */
                ListBranchesResponse.prototype.records = $util.emptyArray;

                /**
                 * ListBranchesResponse next.
                 * @member {string} next
                 * @memberof tau.tns.v1.ListBranchesResponse
                 * @instance
                 */
                ListBranchesResponse.prototype.next = "";

                /**
                 * Encodes the specified ListBranchesResponse message. Does not implicitly {@link tau.tns.v1.ListBranchesResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.ListBranchesResponse
                 * @static
                 * @param {tau.tns.v1.ListBranchesResponse.$Properties} message ListBranchesResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListBranchesResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.records != null && message.records.length)
                        for (let i = 0; i < message.records.length; ++i)
                            $root.tau.tns.v1.BranchRecord.encode(message.records[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.next != null && $Object.hasOwnProperty.call(message, "next") && message.next !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.next);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListBranchesResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.ListBranchesResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.ListBranchesResponse & tau.tns.v1.ListBranchesResponse.$Shape} ListBranchesResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListBranchesResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.ListBranchesResponse();
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
                                if (!(message.records && message.records.length))
                                    message.records = [];
                                message.records.push($root.tau.tns.v1.BranchRecord.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return ListBranchesResponse;
            })();

            v1.ListReleasesRequest = (function() {

                /**
                 * Properties of a ListReleasesRequest.
                 * @typedef {Object} tau.tns.v1.ListReleasesRequest.$Properties
                 * @property {string|null} [project] ListReleasesRequest project
                 * @property {string|null} [branch] ListReleasesRequest branch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListReleasesRequest.
                 * @memberof tau.tns.v1
                 * @interface IListReleasesRequest
                 * @augments tau.tns.v1.ListReleasesRequest.$Properties
                 * @deprecated Use tau.tns.v1.ListReleasesRequest.$Properties instead.
                 */

                /**
                 * Shape of a ListReleasesRequest.
                 * @typedef {tau.tns.v1.ListReleasesRequest.$Properties} tau.tns.v1.ListReleasesRequest.$Shape
                 */

                /**
                 * Constructs a new ListReleasesRequest.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a ListReleasesRequest.
                 * @constructor
                 * @param {tau.tns.v1.ListReleasesRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListReleasesRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListReleasesRequest project.
                 * @member {string} project
                 * @memberof tau.tns.v1.ListReleasesRequest
                 * @instance
                 */
                ListReleasesRequest.prototype.project = "";

                /**
                 * ListReleasesRequest branch.
                 * @member {string} branch
                 * @memberof tau.tns.v1.ListReleasesRequest
                 * @instance
                 */
                ListReleasesRequest.prototype.branch = "";

                /**
                 * Encodes the specified ListReleasesRequest message. Does not implicitly {@link tau.tns.v1.ListReleasesRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.ListReleasesRequest
                 * @static
                 * @param {tau.tns.v1.ListReleasesRequest.$Properties} message ListReleasesRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListReleasesRequest.encode = function (message, writer, _depth) {
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
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListReleasesRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.ListReleasesRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.ListReleasesRequest & tau.tns.v1.ListReleasesRequest.$Shape} ListReleasesRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListReleasesRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.ListReleasesRequest();
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

                return ListReleasesRequest;
            })();

            v1.ListReleasesResponse = (function() {

                /**
                 * Properties of a ListReleasesResponse.
                 * @typedef {Object} tau.tns.v1.ListReleasesResponse.$Properties
                 * @property {Array.<tau.tns.v1.BranchRecord.$Properties>|null} [records] ListReleasesResponse records
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListReleasesResponse.
                 * @memberof tau.tns.v1
                 * @interface IListReleasesResponse
                 * @augments tau.tns.v1.ListReleasesResponse.$Properties
                 * @deprecated Use tau.tns.v1.ListReleasesResponse.$Properties instead.
                 */

                /**
                 * Shape of a ListReleasesResponse.
                 * @typedef {tau.tns.v1.ListReleasesResponse.$Properties} tau.tns.v1.ListReleasesResponse.$Shape
                 */

                /**
                 * Constructs a new ListReleasesResponse.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a ListReleasesResponse.
                 * @constructor
                 * @param {tau.tns.v1.ListReleasesResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListReleasesResponse = function (properties) {
                    this.records = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListReleasesResponse records.
                 * @member {Array.<tau.tns.v1.BranchRecord.$Properties>} records
                 * @memberof tau.tns.v1.ListReleasesResponse
                 * @instance
                 */
                ListReleasesResponse.prototype.records = $util.emptyArray;

                /**
                 * Encodes the specified ListReleasesResponse message. Does not implicitly {@link tau.tns.v1.ListReleasesResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.ListReleasesResponse
                 * @static
                 * @param {tau.tns.v1.ListReleasesResponse.$Properties} message ListReleasesResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListReleasesResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.records != null && message.records.length)
                        for (let i = 0; i < message.records.length; ++i)
                            $root.tau.tns.v1.BranchRecord.encode(message.records[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListReleasesResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.ListReleasesResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.ListReleasesResponse & tau.tns.v1.ListReleasesResponse.$Shape} ListReleasesResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListReleasesResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.ListReleasesResponse();
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
                                if (!(message.records && message.records.length))
                                    message.records = [];
                                message.records.push($root.tau.tns.v1.BranchRecord.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return ListReleasesResponse;
            })();

            v1.LookupHostRequest = (function() {

                /**
                 * Properties of a LookupHostRequest.
                 * @typedef {Object} tau.tns.v1.LookupHostRequest.$Properties
                 * @property {string|null} [host] LookupHostRequest host
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LookupHostRequest.
                 * @memberof tau.tns.v1
                 * @interface ILookupHostRequest
                 * @augments tau.tns.v1.LookupHostRequest.$Properties
                 * @deprecated Use tau.tns.v1.LookupHostRequest.$Properties instead.
                 */

                /**
                 * Shape of a LookupHostRequest.
                 * @typedef {tau.tns.v1.LookupHostRequest.$Properties} tau.tns.v1.LookupHostRequest.$Shape
                 */

                /**
                 * Constructs a new LookupHostRequest.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a LookupHostRequest.
                 * @constructor
                 * @param {tau.tns.v1.LookupHostRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LookupHostRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LookupHostRequest host.
                 * @member {string} host
                 * @memberof tau.tns.v1.LookupHostRequest
                 * @instance
                 */
                LookupHostRequest.prototype.host = "";

                /**
                 * Encodes the specified LookupHostRequest message. Does not implicitly {@link tau.tns.v1.LookupHostRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.LookupHostRequest
                 * @static
                 * @param {tau.tns.v1.LookupHostRequest.$Properties} message LookupHostRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LookupHostRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.host);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LookupHostRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.LookupHostRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.LookupHostRequest & tau.tns.v1.LookupHostRequest.$Shape} LookupHostRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LookupHostRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.LookupHostRequest();
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
                                    message.host = value;
                                else
                                    delete message.host;
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

                return LookupHostRequest;
            })();

            v1.LookupHostResponse = (function() {

                /**
                 * Properties of a LookupHostResponse.
                 * @typedef {Object} tau.tns.v1.LookupHostResponse.$Properties
                 * @property {Array.<tau.tns.v1.BranchRecord.$Properties>|null} [records] LookupHostResponse records
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a LookupHostResponse.
                 * @memberof tau.tns.v1
                 * @interface ILookupHostResponse
                 * @augments tau.tns.v1.LookupHostResponse.$Properties
                 * @deprecated Use tau.tns.v1.LookupHostResponse.$Properties instead.
                 */

                /**
                 * Shape of a LookupHostResponse.
                 * @typedef {tau.tns.v1.LookupHostResponse.$Properties} tau.tns.v1.LookupHostResponse.$Shape
                 */

                /**
                 * Constructs a new LookupHostResponse.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a LookupHostResponse.
                 * @constructor
                 * @param {tau.tns.v1.LookupHostResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const LookupHostResponse = function (properties) {
                    this.records = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * LookupHostResponse records.
                 * @member {Array.<tau.tns.v1.BranchRecord.$Properties>} records
                 * @memberof tau.tns.v1.LookupHostResponse
                 * @instance
                 */
                LookupHostResponse.prototype.records = $util.emptyArray;

                /**
                 * Encodes the specified LookupHostResponse message. Does not implicitly {@link tau.tns.v1.LookupHostResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.LookupHostResponse
                 * @static
                 * @param {tau.tns.v1.LookupHostResponse.$Properties} message LookupHostResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                LookupHostResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.records != null && message.records.length)
                        for (let i = 0; i < message.records.length; ++i)
                            $root.tau.tns.v1.BranchRecord.encode(message.records[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a LookupHostResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.LookupHostResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.LookupHostResponse & tau.tns.v1.LookupHostResponse.$Shape} LookupHostResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                LookupHostResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.LookupHostResponse();
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
                                if (!(message.records && message.records.length))
                                    message.records = [];
                                message.records.push($root.tau.tns.v1.BranchRecord.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return LookupHostResponse;
            })();

            v1.SelectReleaseRequest = (function() {

                /**
                 * Properties of a SelectReleaseRequest.
                 * @typedef {Object} tau.tns.v1.SelectReleaseRequest.$Properties
                 * @property {string|null} [project] SelectReleaseRequest project
                 * @property {string|null} [branch] SelectReleaseRequest branch
                 * @property {string|null} [release] SelectReleaseRequest release
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SelectReleaseRequest.
                 * @memberof tau.tns.v1
                 * @interface ISelectReleaseRequest
                 * @augments tau.tns.v1.SelectReleaseRequest.$Properties
                 * @deprecated Use tau.tns.v1.SelectReleaseRequest.$Properties instead.
                 */

                /**
                 * Shape of a SelectReleaseRequest.
                 * @typedef {tau.tns.v1.SelectReleaseRequest.$Properties} tau.tns.v1.SelectReleaseRequest.$Shape
                 */

                /**
                 * Constructs a new SelectReleaseRequest.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a SelectReleaseRequest.
                 * @constructor
                 * @param {tau.tns.v1.SelectReleaseRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SelectReleaseRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SelectReleaseRequest project.
                 * @member {string} project
                 * @memberof tau.tns.v1.SelectReleaseRequest
                 * @instance
                 */
                SelectReleaseRequest.prototype.project = "";

                /**
                 * SelectReleaseRequest branch.
                 * @member {string} branch
                 * @memberof tau.tns.v1.SelectReleaseRequest
                 * @instance
                 */
                SelectReleaseRequest.prototype.branch = "";

                /**
                 * SelectReleaseRequest release.
                 * @member {string} release
                 * @memberof tau.tns.v1.SelectReleaseRequest
                 * @instance
                 */
                SelectReleaseRequest.prototype.release = "";

                /**
                 * Encodes the specified SelectReleaseRequest message. Does not implicitly {@link tau.tns.v1.SelectReleaseRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.SelectReleaseRequest
                 * @static
                 * @param {tau.tns.v1.SelectReleaseRequest.$Properties} message SelectReleaseRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SelectReleaseRequest.encode = function (message, writer, _depth) {
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
                    if (message.release != null && $Object.hasOwnProperty.call(message, "release") && message.release !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.release);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a SelectReleaseRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.SelectReleaseRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.SelectReleaseRequest & tau.tns.v1.SelectReleaseRequest.$Shape} SelectReleaseRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SelectReleaseRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.SelectReleaseRequest();
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

                return SelectReleaseRequest;
            })();

            v1.SelectReleaseResponse = (function() {

                /**
                 * Properties of a SelectReleaseResponse.
                 * @typedef {Object} tau.tns.v1.SelectReleaseResponse.$Properties
                 * @property {tau.tns.v1.BranchRecord.$Properties|null} [current] SelectReleaseResponse current
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SelectReleaseResponse.
                 * @memberof tau.tns.v1
                 * @interface ISelectReleaseResponse
                 * @augments tau.tns.v1.SelectReleaseResponse.$Properties
                 * @deprecated Use tau.tns.v1.SelectReleaseResponse.$Properties instead.
                 */

                /**
                 * Shape of a SelectReleaseResponse.
                 * @typedef {tau.tns.v1.SelectReleaseResponse.$Properties} tau.tns.v1.SelectReleaseResponse.$Shape
                 */

                /**
                 * Constructs a new SelectReleaseResponse.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a SelectReleaseResponse.
                 * @constructor
                 * @param {tau.tns.v1.SelectReleaseResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SelectReleaseResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SelectReleaseResponse current.
                 * @member {tau.tns.v1.BranchRecord.$Properties|null|undefined} current
                 * @memberof tau.tns.v1.SelectReleaseResponse
                 * @instance
                 */
                SelectReleaseResponse.prototype.current = null;

                /**
                 * Encodes the specified SelectReleaseResponse message. Does not implicitly {@link tau.tns.v1.SelectReleaseResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.SelectReleaseResponse
                 * @static
                 * @param {tau.tns.v1.SelectReleaseResponse.$Properties} message SelectReleaseResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SelectReleaseResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.current != null && $Object.hasOwnProperty.call(message, "current"))
                        $root.tau.tns.v1.BranchRecord.encode(message.current, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a SelectReleaseResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.SelectReleaseResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.SelectReleaseResponse & tau.tns.v1.SelectReleaseResponse.$Shape} SelectReleaseResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SelectReleaseResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.SelectReleaseResponse();
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
                                message.current = $root.tau.tns.v1.BranchRecord.decode(reader, reader.size(), $undefined, _depth + 1, message.current);
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

                return SelectReleaseResponse;
            })();

            v1.RemoveRequest = (function() {

                /**
                 * Properties of a RemoveRequest.
                 * @typedef {Object} tau.tns.v1.RemoveRequest.$Properties
                 * @property {string|null} [project] RemoveRequest project
                 * @property {string|null} [branch] RemoveRequest branch
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RemoveRequest.
                 * @memberof tau.tns.v1
                 * @interface IRemoveRequest
                 * @augments tau.tns.v1.RemoveRequest.$Properties
                 * @deprecated Use tau.tns.v1.RemoveRequest.$Properties instead.
                 */

                /**
                 * Shape of a RemoveRequest.
                 * @typedef {tau.tns.v1.RemoveRequest.$Properties} tau.tns.v1.RemoveRequest.$Shape
                 */

                /**
                 * Constructs a new RemoveRequest.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a RemoveRequest.
                 * @constructor
                 * @param {tau.tns.v1.RemoveRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RemoveRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * RemoveRequest project.
                 * @member {string} project
                 * @memberof tau.tns.v1.RemoveRequest
                 * @instance
                 */
                RemoveRequest.prototype.project = "";

                /**
                 * RemoveRequest branch.
                 * @member {string} branch
                 * @memberof tau.tns.v1.RemoveRequest
                 * @instance
                 */
                RemoveRequest.prototype.branch = "";

                /**
                 * Encodes the specified RemoveRequest message. Does not implicitly {@link tau.tns.v1.RemoveRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.RemoveRequest
                 * @static
                 * @param {tau.tns.v1.RemoveRequest.$Properties} message RemoveRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RemoveRequest.encode = function (message, writer, _depth) {
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
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a RemoveRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.RemoveRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.RemoveRequest & tau.tns.v1.RemoveRequest.$Shape} RemoveRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RemoveRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.RemoveRequest();
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

                return RemoveRequest;
            })();

            v1.RemoveResponse = (function() {

                /**
                 * Properties of a RemoveResponse.
                 * @typedef {Object} tau.tns.v1.RemoveResponse.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RemoveResponse.
                 * @memberof tau.tns.v1
                 * @interface IRemoveResponse
                 * @augments tau.tns.v1.RemoveResponse.$Properties
                 * @deprecated Use tau.tns.v1.RemoveResponse.$Properties instead.
                 */

                /**
                 * Shape of a RemoveResponse.
                 * @typedef {tau.tns.v1.RemoveResponse.$Properties} tau.tns.v1.RemoveResponse.$Shape
                 */

                /**
                 * Constructs a new RemoveResponse.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a RemoveResponse.
                 * @constructor
                 * @param {tau.tns.v1.RemoveResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RemoveResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Encodes the specified RemoveResponse message. Does not implicitly {@link tau.tns.v1.RemoveResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.RemoveResponse
                 * @static
                 * @param {tau.tns.v1.RemoveResponse.$Properties} message RemoveResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RemoveResponse.encode = function (message, writer, _depth) {
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
                 * Decodes a RemoveResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.RemoveResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.RemoveResponse & tau.tns.v1.RemoveResponse.$Shape} RemoveResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RemoveResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.RemoveResponse();
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

                return RemoveResponse;
            })();

            v1.WatchRequest = (function() {

                /**
                 * Properties of a WatchRequest.
                 * @typedef {Object} tau.tns.v1.WatchRequest.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a WatchRequest.
                 * @memberof tau.tns.v1
                 * @interface IWatchRequest
                 * @augments tau.tns.v1.WatchRequest.$Properties
                 * @deprecated Use tau.tns.v1.WatchRequest.$Properties instead.
                 */

                /**
                 * Shape of a WatchRequest.
                 * @typedef {tau.tns.v1.WatchRequest.$Properties} tau.tns.v1.WatchRequest.$Shape
                 */

                /**
                 * Constructs a new WatchRequest.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a WatchRequest.
                 * @constructor
                 * @param {tau.tns.v1.WatchRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const WatchRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Encodes the specified WatchRequest message. Does not implicitly {@link tau.tns.v1.WatchRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.WatchRequest
                 * @static
                 * @param {tau.tns.v1.WatchRequest.$Properties} message WatchRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                WatchRequest.encode = function (message, writer, _depth) {
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
                 * Decodes a WatchRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.WatchRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.WatchRequest & tau.tns.v1.WatchRequest.$Shape} WatchRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                WatchRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.WatchRequest();
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

                return WatchRequest;
            })();

            v1.WatchEvent = (function() {

                /**
                 * Properties of a WatchEvent.
                 * @typedef {Object} tau.tns.v1.WatchEvent.$Properties
                 * @property {tau.tns.v1.BranchRecord.$Properties|null} [changed] WatchEvent changed
                 * @property {string|null} [removed] WatchEvent removed
                 * @property {boolean|null} [caughtUp] WatchEvent caughtUp
                 * @property {"changed"|"removed"|"caughtUp"} [event] WatchEvent event
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a WatchEvent.
                 * @memberof tau.tns.v1
                 * @interface IWatchEvent
                 * @augments tau.tns.v1.WatchEvent.$Properties
                 * @deprecated Use tau.tns.v1.WatchEvent.$Properties instead.
                 */

                /**
                 * Narrowed shape of a WatchEvent.
                 * @typedef {{
                 *   changed?: tau.tns.v1.BranchRecord.$Shape|null;
                 *   removed?: string|null;
                 *   caughtUp?: boolean|null;
                 *   $unknowns?: Array.<Uint8Array>;
                 * } & (
                 *   ({ event?: undefined; changed?: null; removed?: null; caughtUp?: null }|{ event?: "changed"; changed: tau.tns.v1.BranchRecord.$Shape; removed?: null; caughtUp?: null }|{ event?: "removed"; changed?: null; removed: string; caughtUp?: null }|{ event?: "caughtUp"; changed?: null; removed?: null; caughtUp: boolean })
                 * )} tau.tns.v1.WatchEvent.$Shape
                 */

                /**
                 * Constructs a new WatchEvent.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a WatchEvent.
                 * @constructor
                 * @param {tau.tns.v1.WatchEvent.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const WatchEvent = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * WatchEvent changed.
                 * @member {tau.tns.v1.BranchRecord.$Properties|null|undefined} changed
                 * @memberof tau.tns.v1.WatchEvent
                 * @instance
                 */
                WatchEvent.prototype.changed = null;

                /**
                 * WatchEvent removed.
                 * @member {string|null|undefined} removed
                 * @memberof tau.tns.v1.WatchEvent
                 * @instance
                 */
                WatchEvent.prototype.removed = null;

                /**
                 * WatchEvent caughtUp.
                 * @member {boolean|null|undefined} caughtUp
                 * @memberof tau.tns.v1.WatchEvent
                 * @instance
                 */
                WatchEvent.prototype.caughtUp = null;

                // OneOf field names bound to virtual getters and setters
                let $oneOfFields;

                /**
                 * WatchEvent event.
                 * @member {"changed"|"removed"|"caughtUp"|undefined} event
                 * @memberof tau.tns.v1.WatchEvent
                 * @instance
                 */
                $Object.defineProperty(WatchEvent.prototype, "event", {
                    get: $util.oneOfGetter($oneOfFields = ["changed", "removed", "caughtUp"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                /**
                 * Encodes the specified WatchEvent message. Does not implicitly {@link tau.tns.v1.WatchEvent.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.WatchEvent
                 * @static
                 * @param {tau.tns.v1.WatchEvent.$Properties} message WatchEvent message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                WatchEvent.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.changed != null && $Object.hasOwnProperty.call(message, "changed"))
                        $root.tau.tns.v1.BranchRecord.encode(message.changed, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.removed != null && $Object.hasOwnProperty.call(message, "removed"))
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.removed);
                    if (message.caughtUp != null && $Object.hasOwnProperty.call(message, "caughtUp"))
                        writer.uint32(/* id 3, wireType 0 =*/24).bool(message.caughtUp);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a WatchEvent message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.WatchEvent
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.WatchEvent & tau.tns.v1.WatchEvent.$Shape} WatchEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                WatchEvent.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.WatchEvent();
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
                                message.changed = $root.tau.tns.v1.BranchRecord.decode(reader, reader.size(), $undefined, _depth + 1, message.changed);
                                message.event = "changed";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.removed = reader.stringVerify();
                                message.event = "removed";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                message.caughtUp = reader.bool();
                                message.event = "caughtUp";
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

                return WatchEvent;
            })();

            v1.StoredRecord = (function() {

                /**
                 * Properties of a StoredRecord.
                 * @typedef {Object} tau.tns.v1.StoredRecord.$Properties
                 * @property {tau.tns.v1.BranchRecord.$Properties|null} [record] StoredRecord record
                 * @property {Array.<number>|null} [claimedAtMs] StoredRecord claimedAtMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a StoredRecord.
                 * @memberof tau.tns.v1
                 * @interface IStoredRecord
                 * @augments tau.tns.v1.StoredRecord.$Properties
                 * @deprecated Use tau.tns.v1.StoredRecord.$Properties instead.
                 */

                /**
                 * Shape of a StoredRecord.
                 * @typedef {tau.tns.v1.StoredRecord.$Properties} tau.tns.v1.StoredRecord.$Shape
                 */

                /**
                 * Constructs a new StoredRecord.
                 * @memberof tau.tns.v1
                 * @classdesc Represents a StoredRecord.
                 * @constructor
                 * @param {tau.tns.v1.StoredRecord.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const StoredRecord = function (properties) {
                    this.claimedAtMs = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * StoredRecord record.
                 * @member {tau.tns.v1.BranchRecord.$Properties|null|undefined} record
                 * @memberof tau.tns.v1.StoredRecord
                 * @instance
                 */
                StoredRecord.prototype.record = null;

                /**
                 * StoredRecord claimedAtMs.
                 * @member {Array.<number>} claimedAtMs
                 * @memberof tau.tns.v1.StoredRecord
                 * @instance
                 */
                StoredRecord.prototype.claimedAtMs = $util.emptyArray;

                /**
                 * Encodes the specified StoredRecord message. Does not implicitly {@link tau.tns.v1.StoredRecord.verify|verify} messages.
                 * @function encode
                 * @memberof tau.tns.v1.StoredRecord
                 * @static
                 * @param {tau.tns.v1.StoredRecord.$Properties} message StoredRecord message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                StoredRecord.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.record != null && $Object.hasOwnProperty.call(message, "record"))
                        $root.tau.tns.v1.BranchRecord.encode(message.record, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.claimedAtMs != null && message.claimedAtMs.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).int64s(message.claimedAtMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a StoredRecord message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.tns.v1.StoredRecord
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.tns.v1.StoredRecord & tau.tns.v1.StoredRecord.$Shape} StoredRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                StoredRecord.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.tns.v1.StoredRecord();
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
                                message.record = $root.tau.tns.v1.BranchRecord.decode(reader, reader.size(), $undefined, _depth + 1, message.record);
                                continue;
                            }
                        case 2: {
                                if (wireType === 2) {
                                    if (!(message.claimedAtMs && message.claimedAtMs.length))
                                        message.claimedAtMs = [];
                                    reader.int64s(message.claimedAtMs);
                                    continue;
                                }
                                if (wireType !== 0)
                                    break;
                                if (!(message.claimedAtMs && message.claimedAtMs.length))
                                    message.claimedAtMs = [];
                                message.claimedAtMs.push(reader.int64());
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

                return StoredRecord;
            })();

            return v1;
        })();

        return tns;
    })();

    return tau;
})();

export {
  $root as default
};
