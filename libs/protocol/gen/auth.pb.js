/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["tau_auth"] || ($protobuf.roots["tau_auth"] = {});

export const tau = $root.tau = (() => {

    /**
     * Namespace tau.
     * @exports tau
     * @namespace
     */
    const tau = {};

    tau.auth = (function() {

        /**
         * Namespace auth.
         * @memberof tau
         * @namespace
         */
        const auth = {};

        auth.v1 = (function() {

            /**
             * Namespace v1.
             * @memberof tau.auth
             * @namespace
             */
            const v1 = {};

            v1.Project = (function() {

                /**
                 * Properties of a Project.
                 * @typedef {Object} tau.auth.v1.Project.$Properties
                 * @property {string|null} [id] Project id
                 * @property {string|null} [name] Project name
                 * @property {Array.<string>|null} [repositories] Project repositories
                 * @property {number|null} [createdAtMs] Project createdAtMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Project.
                 * @memberof tau.auth.v1
                 * @interface IProject
                 * @augments tau.auth.v1.Project.$Properties
                 * @deprecated Use tau.auth.v1.Project.$Properties instead.
                 */

                /**
                 * Shape of a Project.
                 * @typedef {tau.auth.v1.Project.$Properties} tau.auth.v1.Project.$Shape
                 */

                /**
                 * Constructs a new Project.
                 * @memberof tau.auth.v1
                 * @classdesc Represents a Project.
                 * @constructor
                 * @param {tau.auth.v1.Project.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Project = function (properties) {
                    this.repositories = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Project id.
                 * @member {string} id
                 * @memberof tau.auth.v1.Project
                 * @instance
                 */
                Project.prototype.id = "";

                /**
                 * Project name.
                 * @member {string} name
                 * @memberof tau.auth.v1.Project
                 * @instance
                 */
                Project.prototype.name = "";

                /**
                 * Project repositories.
                 * @member {Array.<string>} repositories
                 * @memberof tau.auth.v1.Project
                 * @instance
                 */
                Project.prototype.repositories = $util.emptyArray;

                /**
                 * Project createdAtMs.
                 * @member {number} createdAtMs
                 * @memberof tau.auth.v1.Project
                 * @instance
                 */
                Project.prototype.createdAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * Encodes the specified Project message. Does not implicitly {@link tau.auth.v1.Project.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.Project
                 * @static
                 * @param {tau.auth.v1.Project.$Properties} message Project message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Project.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                    if (message.repositories != null && message.repositories.length)
                        for (let i = 0; i < message.repositories.length; ++i)
                            writer.uint32(/* id 3, wireType 2 =*/26).string(message.repositories[i]);
                    if (message.createdAtMs != null && $Object.hasOwnProperty.call(message, "createdAtMs") && (typeof message.createdAtMs === "object" ? message.createdAtMs.low || message.createdAtMs.high : message.createdAtMs !== 0))
                        writer.uint32(/* id 4, wireType 0 =*/32).int64(message.createdAtMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Project message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.Project
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.Project & tau.auth.v1.Project.$Shape} Project
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Project.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.Project();
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
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.repositories && message.repositories.length))
                                    message.repositories = [];
                                message.repositories.push(reader.stringVerify());
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.createdAtMs = value;
                                else
                                    delete message.createdAtMs;
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

                return Project;
            })();

            v1.GetProjectRequest = (function() {

                /**
                 * Properties of a GetProjectRequest.
                 * @typedef {Object} tau.auth.v1.GetProjectRequest.$Properties
                 * @property {string|null} [id] GetProjectRequest id
                 * @property {string|null} [name] GetProjectRequest name
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GetProjectRequest.
                 * @memberof tau.auth.v1
                 * @interface IGetProjectRequest
                 * @augments tau.auth.v1.GetProjectRequest.$Properties
                 * @deprecated Use tau.auth.v1.GetProjectRequest.$Properties instead.
                 */

                /**
                 * Shape of a GetProjectRequest.
                 * @typedef {tau.auth.v1.GetProjectRequest.$Properties} tau.auth.v1.GetProjectRequest.$Shape
                 */

                /**
                 * Constructs a new GetProjectRequest.
                 * @memberof tau.auth.v1
                 * @classdesc Represents a GetProjectRequest.
                 * @constructor
                 * @param {tau.auth.v1.GetProjectRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GetProjectRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GetProjectRequest id.
                 * @member {string} id
                 * @memberof tau.auth.v1.GetProjectRequest
                 * @instance
                 */
                GetProjectRequest.prototype.id = "";

                /**
                 * GetProjectRequest name.
                 * @member {string} name
                 * @memberof tau.auth.v1.GetProjectRequest
                 * @instance
                 */
                GetProjectRequest.prototype.name = "";

                /**
                 * Encodes the specified GetProjectRequest message. Does not implicitly {@link tau.auth.v1.GetProjectRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.GetProjectRequest
                 * @static
                 * @param {tau.auth.v1.GetProjectRequest.$Properties} message GetProjectRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GetProjectRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.name);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GetProjectRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.GetProjectRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.GetProjectRequest & tau.auth.v1.GetProjectRequest.$Shape} GetProjectRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GetProjectRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.GetProjectRequest();
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
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
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

                return GetProjectRequest;
            })();

            v1.GetProjectResponse = (function() {

                /**
                 * Properties of a GetProjectResponse.
                 * @typedef {Object} tau.auth.v1.GetProjectResponse.$Properties
                 * @property {tau.auth.v1.Project.$Properties|null} [project] GetProjectResponse project
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a GetProjectResponse.
                 * @memberof tau.auth.v1
                 * @interface IGetProjectResponse
                 * @augments tau.auth.v1.GetProjectResponse.$Properties
                 * @deprecated Use tau.auth.v1.GetProjectResponse.$Properties instead.
                 */

                /**
                 * Shape of a GetProjectResponse.
                 * @typedef {tau.auth.v1.GetProjectResponse.$Properties} tau.auth.v1.GetProjectResponse.$Shape
                 */

                /**
                 * Constructs a new GetProjectResponse.
                 * @memberof tau.auth.v1
                 * @classdesc Represents a GetProjectResponse.
                 * @constructor
                 * @param {tau.auth.v1.GetProjectResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const GetProjectResponse = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * GetProjectResponse project.
                 * @member {tau.auth.v1.Project.$Properties|null|undefined} project
                 * @memberof tau.auth.v1.GetProjectResponse
                 * @instance
                 */
                GetProjectResponse.prototype.project = null;

                /**
                 * Encodes the specified GetProjectResponse message. Does not implicitly {@link tau.auth.v1.GetProjectResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.GetProjectResponse
                 * @static
                 * @param {tau.auth.v1.GetProjectResponse.$Properties} message GetProjectResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                GetProjectResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project"))
                        $root.tau.auth.v1.Project.encode(message.project, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a GetProjectResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.GetProjectResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.GetProjectResponse & tau.auth.v1.GetProjectResponse.$Shape} GetProjectResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                GetProjectResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.GetProjectResponse();
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
                                message.project = $root.tau.auth.v1.Project.decode(reader, reader.size(), $undefined, _depth + 1, message.project);
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

                return GetProjectResponse;
            })();

            v1.ListProjectsRequest = (function() {

                /**
                 * Properties of a ListProjectsRequest.
                 * @typedef {Object} tau.auth.v1.ListProjectsRequest.$Properties
                 * @property {string|null} [after] ListProjectsRequest after
                 * @property {number|null} [limit] ListProjectsRequest limit
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListProjectsRequest.
                 * @memberof tau.auth.v1
                 * @interface IListProjectsRequest
                 * @augments tau.auth.v1.ListProjectsRequest.$Properties
                 * @deprecated Use tau.auth.v1.ListProjectsRequest.$Properties instead.
                 */

                /**
                 * Shape of a ListProjectsRequest.
                 * @typedef {tau.auth.v1.ListProjectsRequest.$Properties} tau.auth.v1.ListProjectsRequest.$Shape
                 */

                /**
                 * Constructs a new ListProjectsRequest.
                 * @memberof tau.auth.v1
                 * @classdesc Represents a ListProjectsRequest.
                 * @constructor
                 * @param {tau.auth.v1.ListProjectsRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListProjectsRequest = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListProjectsRequest after.
                 * @member {string} after
                 * @memberof tau.auth.v1.ListProjectsRequest
                 * @instance
                 */
                ListProjectsRequest.prototype.after = "";

                /**
                 * ListProjectsRequest limit.
                 * @member {number} limit
                 * @memberof tau.auth.v1.ListProjectsRequest
                 * @instance
                 */
                ListProjectsRequest.prototype.limit = 0;

                /**
                 * Encodes the specified ListProjectsRequest message. Does not implicitly {@link tau.auth.v1.ListProjectsRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.ListProjectsRequest
                 * @static
                 * @param {tau.auth.v1.ListProjectsRequest.$Properties} message ListProjectsRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListProjectsRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.after != null && $Object.hasOwnProperty.call(message, "after") && message.after !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.after);
                    if (message.limit != null && $Object.hasOwnProperty.call(message, "limit") && message.limit !== 0)
                        writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.limit);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListProjectsRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.ListProjectsRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.ListProjectsRequest & tau.auth.v1.ListProjectsRequest.$Shape} ListProjectsRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListProjectsRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.ListProjectsRequest();
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
                                    message.after = value;
                                else
                                    delete message.after;
                                continue;
                            }
                        case 2: {
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

                return ListProjectsRequest;
            })();

            v1.ListProjectsResponse = (function() {

                /**
                 * Properties of a ListProjectsResponse.
                 * @typedef {Object} tau.auth.v1.ListProjectsResponse.$Properties
                 * @property {Array.<tau.auth.v1.Project.$Properties>|null} [projects] ListProjectsResponse projects
                 * @property {string|null} [next] ListProjectsResponse next
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ListProjectsResponse.
                 * @memberof tau.auth.v1
                 * @interface IListProjectsResponse
                 * @augments tau.auth.v1.ListProjectsResponse.$Properties
                 * @deprecated Use tau.auth.v1.ListProjectsResponse.$Properties instead.
                 */

                /**
                 * Shape of a ListProjectsResponse.
                 * @typedef {tau.auth.v1.ListProjectsResponse.$Properties} tau.auth.v1.ListProjectsResponse.$Shape
                 */

                /**
                 * Constructs a new ListProjectsResponse.
                 * @memberof tau.auth.v1
                 * @classdesc Represents a ListProjectsResponse.
                 * @constructor
                 * @param {tau.auth.v1.ListProjectsResponse.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ListProjectsResponse = function (properties) {
                    this.projects = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ListProjectsResponse projects.
                 * @member {Array.<tau.auth.v1.Project.$Properties>} projects
                 * @memberof tau.auth.v1.ListProjectsResponse
                 * @instance
                 */
                ListProjectsResponse.prototype.projects = $util.emptyArray;

                /**
                 * ListProjectsResponse next.
                 * @member {string} next
                 * @memberof tau.auth.v1.ListProjectsResponse
                 * @instance
                 */
                ListProjectsResponse.prototype.next = "";

                /**
                 * Encodes the specified ListProjectsResponse message. Does not implicitly {@link tau.auth.v1.ListProjectsResponse.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.ListProjectsResponse
                 * @static
                 * @param {tau.auth.v1.ListProjectsResponse.$Properties} message ListProjectsResponse message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ListProjectsResponse.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.projects != null && message.projects.length)
                        for (let i = 0; i < message.projects.length; ++i)
                            $root.tau.auth.v1.Project.encode(message.projects[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                    if (message.next != null && $Object.hasOwnProperty.call(message, "next") && message.next !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.next);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ListProjectsResponse message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.ListProjectsResponse
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.ListProjectsResponse & tau.auth.v1.ListProjectsResponse.$Shape} ListProjectsResponse
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ListProjectsResponse.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.ListProjectsResponse();
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
                                if (!(message.projects && message.projects.length))
                                    message.projects = [];
                                message.projects.push($root.tau.auth.v1.Project.decode(reader, reader.size(), $undefined, _depth + 1));
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

                return ListProjectsResponse;
            })();

            v1.FetchSourcesRequest = (function() {

                /**
                 * Properties of a FetchSourcesRequest.
                 * @typedef {Object} tau.auth.v1.FetchSourcesRequest.$Properties
                 * @property {Uint8Array|null} [capability] FetchSourcesRequest capability
                 * @property {string|null} [repository] FetchSourcesRequest repository
                 * @property {string|null} [commit] FetchSourcesRequest commit
                 * @property {Array.<string>|null} [have] FetchSourcesRequest have
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a FetchSourcesRequest.
                 * @memberof tau.auth.v1
                 * @interface IFetchSourcesRequest
                 * @augments tau.auth.v1.FetchSourcesRequest.$Properties
                 * @deprecated Use tau.auth.v1.FetchSourcesRequest.$Properties instead.
                 */

                /**
                 * Shape of a FetchSourcesRequest.
                 * @typedef {tau.auth.v1.FetchSourcesRequest.$Properties} tau.auth.v1.FetchSourcesRequest.$Shape
                 */

                /**
                 * Constructs a new FetchSourcesRequest.
                 * @memberof tau.auth.v1
                 * @classdesc Represents a FetchSourcesRequest.
                 * @constructor
                 * @param {tau.auth.v1.FetchSourcesRequest.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const FetchSourcesRequest = function (properties) {
                    this.have = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * FetchSourcesRequest capability.
                 * @member {Uint8Array} capability
                 * @memberof tau.auth.v1.FetchSourcesRequest
                 * @instance
                 */
                FetchSourcesRequest.prototype.capability = $util.newBuffer([]);

                /**
                 * FetchSourcesRequest repository.
                 * @member {string} repository
                 * @memberof tau.auth.v1.FetchSourcesRequest
                 * @instance
                 */
                FetchSourcesRequest.prototype.repository = "";

                /**
                 * FetchSourcesRequest commit.
                 * @member {string} commit
                 * @memberof tau.auth.v1.FetchSourcesRequest
                 * @instance
                 */
                FetchSourcesRequest.prototype.commit = "";

                /**
                 * FetchSourcesRequest have.
                 * @member {Array.<string>} have
                 * @memberof tau.auth.v1.FetchSourcesRequest
                 * @instance
                 */
                FetchSourcesRequest.prototype.have = $util.emptyArray;

                /**
                 * Encodes the specified FetchSourcesRequest message. Does not implicitly {@link tau.auth.v1.FetchSourcesRequest.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.FetchSourcesRequest
                 * @static
                 * @param {tau.auth.v1.FetchSourcesRequest.$Properties} message FetchSourcesRequest message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                FetchSourcesRequest.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.capability != null && $Object.hasOwnProperty.call(message, "capability") && message.capability.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.capability);
                    if (message.repository != null && $Object.hasOwnProperty.call(message, "repository") && message.repository !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.repository);
                    if (message.commit != null && $Object.hasOwnProperty.call(message, "commit") && message.commit !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.commit);
                    if (message.have != null && message.have.length)
                        for (let i = 0; i < message.have.length; ++i)
                            writer.uint32(/* id 4, wireType 2 =*/34).string(message.have[i]);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a FetchSourcesRequest message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.FetchSourcesRequest
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.FetchSourcesRequest & tau.auth.v1.FetchSourcesRequest.$Shape} FetchSourcesRequest
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                FetchSourcesRequest.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.FetchSourcesRequest();
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
                                if ((value = reader.stringVerify()).length)
                                    message.repository = value;
                                else
                                    delete message.repository;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.commit = value;
                                else
                                    delete message.commit;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.have && message.have.length))
                                    message.have = [];
                                message.have.push(reader.stringVerify());
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

                return FetchSourcesRequest;
            })();

            v1.SourcesChunk = (function() {

                /**
                 * Properties of a SourcesChunk.
                 * @typedef {Object} tau.auth.v1.SourcesChunk.$Properties
                 * @property {Uint8Array|null} [data] SourcesChunk data
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SourcesChunk.
                 * @memberof tau.auth.v1
                 * @interface ISourcesChunk
                 * @augments tau.auth.v1.SourcesChunk.$Properties
                 * @deprecated Use tau.auth.v1.SourcesChunk.$Properties instead.
                 */

                /**
                 * Shape of a SourcesChunk.
                 * @typedef {tau.auth.v1.SourcesChunk.$Properties} tau.auth.v1.SourcesChunk.$Shape
                 */

                /**
                 * Constructs a new SourcesChunk.
                 * @memberof tau.auth.v1
                 * @classdesc Represents a SourcesChunk.
                 * @constructor
                 * @param {tau.auth.v1.SourcesChunk.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SourcesChunk = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SourcesChunk data.
                 * @member {Uint8Array} data
                 * @memberof tau.auth.v1.SourcesChunk
                 * @instance
                 */
                SourcesChunk.prototype.data = $util.newBuffer([]);

                /**
                 * Encodes the specified SourcesChunk message. Does not implicitly {@link tau.auth.v1.SourcesChunk.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.SourcesChunk
                 * @static
                 * @param {tau.auth.v1.SourcesChunk.$Properties} message SourcesChunk message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SourcesChunk.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.data != null && $Object.hasOwnProperty.call(message, "data") && message.data.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.data);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a SourcesChunk message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.SourcesChunk
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.SourcesChunk & tau.auth.v1.SourcesChunk.$Shape} SourcesChunk
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SourcesChunk.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.SourcesChunk();
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
                                    message.data = value;
                                else
                                    delete message.data;
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

                return SourcesChunk;
            })();

            v1.RepositoryRecord = (function() {

                /**
                 * Properties of a RepositoryRecord.
                 * @typedef {Object} tau.auth.v1.RepositoryRecord.$Properties
                 * @property {string|null} [project] RepositoryRecord project
                 * @property {string|null} [home] RepositoryRecord home
                 * @property {number|null} [createdAtMs] RepositoryRecord createdAtMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RepositoryRecord.
                 * @memberof tau.auth.v1
                 * @interface IRepositoryRecord
                 * @augments tau.auth.v1.RepositoryRecord.$Properties
                 * @deprecated Use tau.auth.v1.RepositoryRecord.$Properties instead.
                 */

                /**
                 * Shape of a RepositoryRecord.
                 * @typedef {tau.auth.v1.RepositoryRecord.$Properties} tau.auth.v1.RepositoryRecord.$Shape
                 */

                /**
                 * Constructs a new RepositoryRecord.
                 * @memberof tau.auth.v1
                 * @classdesc Represents a RepositoryRecord.
                 * @constructor
                 * @param {tau.auth.v1.RepositoryRecord.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RepositoryRecord = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * RepositoryRecord project.
                 * @member {string} project
                 * @memberof tau.auth.v1.RepositoryRecord
                 * @instance
                 */
                RepositoryRecord.prototype.project = "";

                /**
                 * RepositoryRecord home.
                 * @member {string} home
                 * @memberof tau.auth.v1.RepositoryRecord
                 * @instance
                 */
                RepositoryRecord.prototype.home = "";

                /**
                 * RepositoryRecord createdAtMs.
                 * @member {number} createdAtMs
                 * @memberof tau.auth.v1.RepositoryRecord
                 * @instance
                 */
                RepositoryRecord.prototype.createdAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * Encodes the specified RepositoryRecord message. Does not implicitly {@link tau.auth.v1.RepositoryRecord.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.RepositoryRecord
                 * @static
                 * @param {tau.auth.v1.RepositoryRecord.$Properties} message RepositoryRecord message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RepositoryRecord.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.project);
                    if (message.home != null && $Object.hasOwnProperty.call(message, "home") && message.home !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.home);
                    if (message.createdAtMs != null && $Object.hasOwnProperty.call(message, "createdAtMs") && (typeof message.createdAtMs === "object" ? message.createdAtMs.low || message.createdAtMs.high : message.createdAtMs !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).int64(message.createdAtMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a RepositoryRecord message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.RepositoryRecord
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.RepositoryRecord & tau.auth.v1.RepositoryRecord.$Shape} RepositoryRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RepositoryRecord.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.RepositoryRecord();
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
                                    message.home = value;
                                else
                                    delete message.home;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.createdAtMs = value;
                                else
                                    delete message.createdAtMs;
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

                return RepositoryRecord;
            })();

            v1.TokenRecord = (function() {

                /**
                 * Properties of a TokenRecord.
                 * @typedef {Object} tau.auth.v1.TokenRecord.$Properties
                 * @property {string|null} [owner] TokenRecord owner
                 * @property {boolean|null} [admin] TokenRecord admin
                 * @property {string|null} [project] TokenRecord project
                 * @property {boolean|null} [write] TokenRecord write
                 * @property {number|null} [createdAtMs] TokenRecord createdAtMs
                 * @property {number|null} [notAfterMs] TokenRecord notAfterMs
                 * @property {string|null} [bootstrap] TokenRecord bootstrap
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a TokenRecord.
                 * @memberof tau.auth.v1
                 * @interface ITokenRecord
                 * @augments tau.auth.v1.TokenRecord.$Properties
                 * @deprecated Use tau.auth.v1.TokenRecord.$Properties instead.
                 */

                /**
                 * Shape of a TokenRecord.
                 * @typedef {tau.auth.v1.TokenRecord.$Properties} tau.auth.v1.TokenRecord.$Shape
                 */

                /**
                 * Constructs a new TokenRecord.
                 * @memberof tau.auth.v1
                 * @classdesc Represents a TokenRecord.
                 * @constructor
                 * @param {tau.auth.v1.TokenRecord.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const TokenRecord = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * TokenRecord owner.
                 * @member {string} owner
                 * @memberof tau.auth.v1.TokenRecord
                 * @instance
                 */
                TokenRecord.prototype.owner = "";

                /**
                 * TokenRecord admin.
                 * @member {boolean} admin
                 * @memberof tau.auth.v1.TokenRecord
                 * @instance
                 */
                TokenRecord.prototype.admin = false;

                /**
                 * TokenRecord project.
                 * @member {string} project
                 * @memberof tau.auth.v1.TokenRecord
                 * @instance
                 */
                TokenRecord.prototype.project = "";

                /**
                 * TokenRecord write.
                 * @member {boolean} write
                 * @memberof tau.auth.v1.TokenRecord
                 * @instance
                 */
                TokenRecord.prototype.write = false;

                /**
                 * TokenRecord createdAtMs.
                 * @member {number} createdAtMs
                 * @memberof tau.auth.v1.TokenRecord
                 * @instance
                 */
                TokenRecord.prototype.createdAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * TokenRecord notAfterMs.
                 * @member {number} notAfterMs
                 * @memberof tau.auth.v1.TokenRecord
                 * @instance
                 */
                TokenRecord.prototype.notAfterMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * TokenRecord bootstrap.
                 * @member {string} bootstrap
                 * @memberof tau.auth.v1.TokenRecord
                 * @instance
                 */
                TokenRecord.prototype.bootstrap = "";

                /**
                 * Encodes the specified TokenRecord message. Does not implicitly {@link tau.auth.v1.TokenRecord.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.TokenRecord
                 * @static
                 * @param {tau.auth.v1.TokenRecord.$Properties} message TokenRecord message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TokenRecord.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.owner);
                    if (message.admin != null && $Object.hasOwnProperty.call(message, "admin") && message.admin !== false)
                        writer.uint32(/* id 2, wireType 0 =*/16).bool(message.admin);
                    if (message.project != null && $Object.hasOwnProperty.call(message, "project") && message.project !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.project);
                    if (message.write != null && $Object.hasOwnProperty.call(message, "write") && message.write !== false)
                        writer.uint32(/* id 4, wireType 0 =*/32).bool(message.write);
                    if (message.createdAtMs != null && $Object.hasOwnProperty.call(message, "createdAtMs") && (typeof message.createdAtMs === "object" ? message.createdAtMs.low || message.createdAtMs.high : message.createdAtMs !== 0))
                        writer.uint32(/* id 5, wireType 0 =*/40).int64(message.createdAtMs);
                    if (message.notAfterMs != null && $Object.hasOwnProperty.call(message, "notAfterMs") && (typeof message.notAfterMs === "object" ? message.notAfterMs.low || message.notAfterMs.high : message.notAfterMs !== 0))
                        writer.uint32(/* id 6, wireType 0 =*/48).int64(message.notAfterMs);
                    if (message.bootstrap != null && $Object.hasOwnProperty.call(message, "bootstrap") && message.bootstrap !== "")
                        writer.uint32(/* id 7, wireType 2 =*/58).string(message.bootstrap);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a TokenRecord message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.TokenRecord
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.TokenRecord & tau.auth.v1.TokenRecord.$Shape} TokenRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TokenRecord.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.TokenRecord();
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
                                    message.owner = value;
                                else
                                    delete message.owner;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.admin = value;
                                else
                                    delete message.admin;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.project = value;
                                else
                                    delete message.project;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.write = value;
                                else
                                    delete message.write;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.createdAtMs = value;
                                else
                                    delete message.createdAtMs;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.notAfterMs = value;
                                else
                                    delete message.notAfterMs;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.bootstrap = value;
                                else
                                    delete message.bootstrap;
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

                return TokenRecord;
            })();

            v1.AccessRecord = (function() {

                /**
                 * Properties of an AccessRecord.
                 * @typedef {Object} tau.auth.v1.AccessRecord.$Properties
                 * @property {boolean|null} [write] AccessRecord write
                 * @property {number|null} [createdAtMs] AccessRecord createdAtMs
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an AccessRecord.
                 * @memberof tau.auth.v1
                 * @interface IAccessRecord
                 * @augments tau.auth.v1.AccessRecord.$Properties
                 * @deprecated Use tau.auth.v1.AccessRecord.$Properties instead.
                 */

                /**
                 * Shape of an AccessRecord.
                 * @typedef {tau.auth.v1.AccessRecord.$Properties} tau.auth.v1.AccessRecord.$Shape
                 */

                /**
                 * Constructs a new AccessRecord.
                 * @memberof tau.auth.v1
                 * @classdesc Represents an AccessRecord.
                 * @constructor
                 * @param {tau.auth.v1.AccessRecord.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const AccessRecord = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * AccessRecord write.
                 * @member {boolean} write
                 * @memberof tau.auth.v1.AccessRecord
                 * @instance
                 */
                AccessRecord.prototype.write = false;

                /**
                 * AccessRecord createdAtMs.
                 * @member {number} createdAtMs
                 * @memberof tau.auth.v1.AccessRecord
                 * @instance
                 */
                AccessRecord.prototype.createdAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * Encodes the specified AccessRecord message. Does not implicitly {@link tau.auth.v1.AccessRecord.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.AccessRecord
                 * @static
                 * @param {tau.auth.v1.AccessRecord.$Properties} message AccessRecord message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                AccessRecord.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.write != null && $Object.hasOwnProperty.call(message, "write") && message.write !== false)
                        writer.uint32(/* id 1, wireType 0 =*/8).bool(message.write);
                    if (message.createdAtMs != null && $Object.hasOwnProperty.call(message, "createdAtMs") && (typeof message.createdAtMs === "object" ? message.createdAtMs.low || message.createdAtMs.high : message.createdAtMs !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.createdAtMs);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an AccessRecord message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.AccessRecord
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.AccessRecord & tau.auth.v1.AccessRecord.$Shape} AccessRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                AccessRecord.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.AccessRecord();
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
                                    message.write = value;
                                else
                                    delete message.write;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.createdAtMs = value;
                                else
                                    delete message.createdAtMs;
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

                return AccessRecord;
            })();

            v1.PushRecord = (function() {

                /**
                 * Properties of a PushRecord.
                 * @typedef {Object} tau.auth.v1.PushRecord.$Properties
                 * @property {number|null} [sequence] PushRecord sequence
                 * @property {number|null} [pushedAtMs] PushRecord pushedAtMs
                 * @property {string|null} [pusher] PushRecord pusher
                 * @property {Array.<tau.auth.v1.RefChange.$Properties>|null} [refs] PushRecord refs
                 * @property {boolean|null} [skip] PushRecord skip
                 * @property {string|null} [environment] PushRecord environment
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a PushRecord.
                 * @memberof tau.auth.v1
                 * @interface IPushRecord
                 * @augments tau.auth.v1.PushRecord.$Properties
                 * @deprecated Use tau.auth.v1.PushRecord.$Properties instead.
                 */

                /**
                 * Shape of a PushRecord.
                 * @typedef {tau.auth.v1.PushRecord.$Properties} tau.auth.v1.PushRecord.$Shape
                 */

                /**
                 * Constructs a new PushRecord.
                 * @memberof tau.auth.v1
                 * @classdesc Represents a PushRecord.
                 * @constructor
                 * @param {tau.auth.v1.PushRecord.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const PushRecord = function (properties) {
                    this.refs = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * PushRecord sequence.
                 * @member {number} sequence
                 * @memberof tau.auth.v1.PushRecord
                 * @instance
                 */
                PushRecord.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * PushRecord pushedAtMs.
                 * @member {number} pushedAtMs
                 * @memberof tau.auth.v1.PushRecord
                 * @instance
                 */
                PushRecord.prototype.pushedAtMs = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * PushRecord pusher.
                 * @member {string} pusher
                 * @memberof tau.auth.v1.PushRecord
                 * @instance
                 */
                PushRecord.prototype.pusher = "";

                /**
                 * PushRecord refs.
                 * @member {Array.<tau.auth.v1.RefChange.$Properties>} refs
                 * @memberof tau.auth.v1.PushRecord
                 * @instance
                 */
                PushRecord.prototype.refs = $util.emptyArray;

                /**
                 * PushRecord skip.
                 * @member {boolean} skip
                 * @memberof tau.auth.v1.PushRecord
                 * @instance
                 */
                PushRecord.prototype.skip = false;

                /**
                 * PushRecord environment.
                 * @member {string} environment
                 * @memberof tau.auth.v1.PushRecord
                 * @instance
                 */
                PushRecord.prototype.environment = "";

                /**
                 * Encodes the specified PushRecord message. Does not implicitly {@link tau.auth.v1.PushRecord.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.PushRecord
                 * @static
                 * @param {tau.auth.v1.PushRecord.$Properties} message PushRecord message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                PushRecord.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sequence);
                    if (message.pushedAtMs != null && $Object.hasOwnProperty.call(message, "pushedAtMs") && (typeof message.pushedAtMs === "object" ? message.pushedAtMs.low || message.pushedAtMs.high : message.pushedAtMs !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).int64(message.pushedAtMs);
                    if (message.pusher != null && $Object.hasOwnProperty.call(message, "pusher") && message.pusher !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.pusher);
                    if (message.refs != null && message.refs.length)
                        for (let i = 0; i < message.refs.length; ++i)
                            $root.tau.auth.v1.RefChange.encode(message.refs[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                    if (message.skip != null && $Object.hasOwnProperty.call(message, "skip") && message.skip !== false)
                        writer.uint32(/* id 5, wireType 0 =*/40).bool(message.skip);
                    if (message.environment != null && $Object.hasOwnProperty.call(message, "environment") && message.environment !== "")
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.environment);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a PushRecord message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.PushRecord
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.PushRecord & tau.auth.v1.PushRecord.$Shape} PushRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                PushRecord.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.PushRecord();
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
                                    message.sequence = value;
                                else
                                    delete message.sequence;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.pushedAtMs = value;
                                else
                                    delete message.pushedAtMs;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.pusher = value;
                                else
                                    delete message.pusher;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.refs && message.refs.length))
                                    message.refs = [];
                                message.refs.push($root.tau.auth.v1.RefChange.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.skip = value;
                                else
                                    delete message.skip;
                                continue;
                            }
                        case 6: {
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

                return PushRecord;
            })();

            v1.RefChange = (function() {

                /**
                 * Properties of a RefChange.
                 * @typedef {Object} tau.auth.v1.RefChange.$Properties
                 * @property {string|null} [ref] RefChange ref
                 * @property {string|null} [before] RefChange before
                 * @property {string|null} [after] RefChange after
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RefChange.
                 * @memberof tau.auth.v1
                 * @interface IRefChange
                 * @augments tau.auth.v1.RefChange.$Properties
                 * @deprecated Use tau.auth.v1.RefChange.$Properties instead.
                 */

                /**
                 * Shape of a RefChange.
                 * @typedef {tau.auth.v1.RefChange.$Properties} tau.auth.v1.RefChange.$Shape
                 */

                /**
                 * Constructs a new RefChange.
                 * @memberof tau.auth.v1
                 * @classdesc Represents a RefChange.
                 * @constructor
                 * @param {tau.auth.v1.RefChange.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RefChange = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * RefChange ref.
                 * @member {string} ref
                 * @memberof tau.auth.v1.RefChange
                 * @instance
                 */
                RefChange.prototype.ref = "";

                /**
                 * RefChange before.
                 * @member {string} before
                 * @memberof tau.auth.v1.RefChange
                 * @instance
                 */
                RefChange.prototype.before = "";

                /**
                 * RefChange after.
                 * @member {string} after
                 * @memberof tau.auth.v1.RefChange
                 * @instance
                 */
                RefChange.prototype.after = "";

                /**
                 * Encodes the specified RefChange message. Does not implicitly {@link tau.auth.v1.RefChange.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.RefChange
                 * @static
                 * @param {tau.auth.v1.RefChange.$Properties} message RefChange message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RefChange.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.ref != null && $Object.hasOwnProperty.call(message, "ref") && message.ref !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.ref);
                    if (message.before != null && $Object.hasOwnProperty.call(message, "before") && message.before !== "")
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.before);
                    if (message.after != null && $Object.hasOwnProperty.call(message, "after") && message.after !== "")
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.after);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a RefChange message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.RefChange
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.RefChange & tau.auth.v1.RefChange.$Shape} RefChange
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RefChange.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.RefChange();
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
                                    message.ref = value;
                                else
                                    delete message.ref;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.before = value;
                                else
                                    delete message.before;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.after = value;
                                else
                                    delete message.after;
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

                return RefChange;
            })();

            v1.TipRecord = (function() {

                /**
                 * Properties of a TipRecord.
                 * @typedef {Object} tau.auth.v1.TipRecord.$Properties
                 * @property {string|null} [commit] TipRecord commit
                 * @property {number|null} [sequence] TipRecord sequence
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a TipRecord.
                 * @memberof tau.auth.v1
                 * @interface ITipRecord
                 * @augments tau.auth.v1.TipRecord.$Properties
                 * @deprecated Use tau.auth.v1.TipRecord.$Properties instead.
                 */

                /**
                 * Shape of a TipRecord.
                 * @typedef {tau.auth.v1.TipRecord.$Properties} tau.auth.v1.TipRecord.$Shape
                 */

                /**
                 * Constructs a new TipRecord.
                 * @memberof tau.auth.v1
                 * @classdesc Represents a TipRecord.
                 * @constructor
                 * @param {tau.auth.v1.TipRecord.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const TipRecord = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * TipRecord commit.
                 * @member {string} commit
                 * @memberof tau.auth.v1.TipRecord
                 * @instance
                 */
                TipRecord.prototype.commit = "";

                /**
                 * TipRecord sequence.
                 * @member {number} sequence
                 * @memberof tau.auth.v1.TipRecord
                 * @instance
                 */
                TipRecord.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Encodes the specified TipRecord message. Does not implicitly {@link tau.auth.v1.TipRecord.verify|verify} messages.
                 * @function encode
                 * @memberof tau.auth.v1.TipRecord
                 * @static
                 * @param {tau.auth.v1.TipRecord.$Properties} message TipRecord message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                TipRecord.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.commit != null && $Object.hasOwnProperty.call(message, "commit") && message.commit !== "")
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.commit);
                    if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.sequence);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a TipRecord message from the specified reader or buffer.
                 * @function decode
                 * @memberof tau.auth.v1.TipRecord
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {tau.auth.v1.TipRecord & tau.auth.v1.TipRecord.$Shape} TipRecord
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                TipRecord.decode = function (reader, length, _end, _depth, _target) {
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
                    message = _target || new $root.tau.auth.v1.TipRecord();
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
                                    message.commit = value;
                                else
                                    delete message.commit;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.sequence = value;
                                else
                                    delete message.sequence;
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

                return TipRecord;
            })();

            return v1;
        })();

        return auth;
    })();

    return tau;
})();

export {
  $root as default
};
