using System.Text;
using System.Text.Json;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Tables;

/// <summary>A refusal of the table service, with the status, code and sentence of the real one.</summary>
internal sealed record TableError(int Status, string Code, string Message)
{
    public static readonly TableError EntityAlreadyExists = new(
        409,
        "EntityAlreadyExists",
        "The specified entity already exists."
    );
    public static readonly TableError ResourceNotFound = new(
        404,
        "ResourceNotFound",
        "The specified resource does not exist."
    );
    public static readonly TableError TableNotFound = new(404, "TableNotFound", "The table specified does not exist.");
    public static readonly TableError TableAlreadyExists = new(
        409,
        "TableAlreadyExists",
        "The table specified already exists."
    );
    public static readonly TableError UpdateConditionNotSatisfied = new(
        412,
        "UpdateConditionNotSatisfied",
        "The update condition specified in the request was not satisfied."
    );
    public static readonly TableError InvalidResourceName = new(
        400,
        "InvalidResourceName",
        "The specified resource name contains invalid characters."
    );
    public static readonly TableError PropertiesNeedValue = new(
        400,
        "PropertiesNeedValue",
        "The values are not specified for all properties in the entity."
    );
    public static readonly TableError PropertyValueTooLarge = new(
        400,
        "PropertyValueTooLarge",
        "The property value exceeds the maximum allowed size (64KB). If the property value is a string, it is "
            + "UTF-16 encoded and the maximum number of characters should be 32K or less."
    );
    public static readonly TableError EntityTooLarge = new(
        400,
        "EntityTooLarge",
        "The entity is larger than the maximum allowed size (1MB)."
    );
    public static readonly TableError TooManyProperties = new(
        400,
        "TooManyProperties",
        "The entity contains more properties than allowed. Each entity can include up to 252 properties to store "
            + "data. Each entity also has 3 system properties."
    );
    public static readonly TableError PropertyNameTooLong = new(
        400,
        "PropertyNameTooLong",
        "The property name exceeds the maximum allowed length (255)."
    );
    public static readonly TableError PropertyNameInvalid = new(
        400,
        "PropertyNameInvalid",
        "The property name is invalid."
    );
    public static readonly TableError KeyTooLarge = new(
        400,
        "KeyValueTooLarge",
        "The key value exceeds the maximum allowed size (1KB)."
    );
    public static readonly TableError DifferentPartitions = new(
        400,
        "CommandsInBatchActOnDifferentPartitions",
        "All commands in a batch must operate on same entity group."
    );
    public static readonly TableError TooManyInBatch = new(
        400,
        "InvalidInput",
        "The batch request operation exceeds the maximum 100 changes per change set."
    );
    public static readonly TableError BodyTooLarge = new(
        413,
        "RequestBodyTooLarge",
        "The request body is too large and exceeds the maximum permissible limit."
    );
    public static readonly TableError NotImplemented = new(
        501,
        "NotImplemented",
        "The requested operation is not implemented by the embedded storage."
    );

    public static TableError InvalidInput(string message) => new(400, "InvalidInput", message);

    public static TableError OutOfRange(string property, string value) =>
        new(400, "OutOfRangeInput", $"The '{property}' parameter of value '{value}' is out of range.");

    public static TableError DuplicateRow(string rowKey) =>
        new(
            400,
            "InvalidDuplicateRow",
            $"A command with RowKey '{rowKey}' is already present in the batch. An entity can appear only once in a batch."
        );

    public static TableError Internal(string message) => new(500, "InternalError", message);

    /// <summary>The same refusal, as a batch reports it: with the place of the operation in front.</summary>
    public TableError At(int index) => this with { Message = $"{index}:{Message}", Index = index };

    /// <summary>Of a batch: the operation at fault.</summary>
    public int? Index { get; private init; }

    public byte[] Body =>
        Encoding.UTF8.GetBytes(
            $$"""{"odata.error":{"code":"{{Code}}","message":{"lang":"en-US","value":"{{JsonEncodedText.Encode(Message)}}" } } }"""
        );

    public Answer Answer() =>
        new Answer(Status, new MemoryStream(Body, 0, Body.Length, writable: false, publiclyVisible: true)).With(
            "Content-Type",
            "application/json;odata=minimalmetadata"
        );
}

/// <summary>Ends the reading of a request that the service refuses before anything is looked up.</summary>
internal sealed class RequestRefusedException(TableError error) : Exception(error.Message)
{
    public TableError Error { get; } = error;
}
