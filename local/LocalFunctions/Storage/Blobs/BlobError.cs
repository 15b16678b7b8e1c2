using System.Security;
using System.Text;
using LocalFunctions.Storage.Wire;

namespace LocalFunctions.Storage.Blobs;

/// <summary>A refusal of the blob service, with the status, code and sentence of the real one.</summary>
internal sealed record BlobError(int Status, string Code, string Message)
{
    public static readonly BlobError ContainerNotFound = new(
        404,
        "ContainerNotFound",
        "The specified container does not exist."
    );
    public static readonly BlobError ContainerAlreadyExists = new(
        409,
        "ContainerAlreadyExists",
        "The specified container already exists."
    );
    public static readonly BlobError BlobNotFound = new(404, "BlobNotFound", "The specified blob does not exist.");
    public static readonly BlobError BlobAlreadyExists = new(
        409,
        "BlobAlreadyExists",
        "The specified blob already exists."
    );
    public static readonly BlobError ConditionNotMet = new(
        412,
        "ConditionNotMet",
        "The condition specified using HTTP conditional header(s) is not met."
    );
    public static readonly BlobError NotModified = ConditionNotMet with { Status = 304 };
    public static readonly BlobError InvalidRange = new(
        416,
        "InvalidRange",
        "The range specified is invalid for the current size of the resource."
    );
    public static readonly BlobError InvalidBlockList = new(
        400,
        "InvalidBlockList",
        "The specified block list is invalid."
    );
    public static readonly BlobError InvalidBlobOrBlock = new(
        400,
        "InvalidBlobOrBlock",
        "The specified blob or block content is invalid."
    );
    public static readonly BlobError Md5Mismatch = new(
        400,
        "Md5Mismatch",
        "The MD5 value specified in the request did not match with the MD5 value calculated by the server."
    );
    public static readonly BlobError InvalidResourceName = new(
        400,
        "InvalidResourceName",
        "The specified resource name contains invalid characters."
    );
    public static readonly BlobError InvalidXml = new(
        400,
        "InvalidXmlDocument",
        "XML specified is not syntactically valid."
    );
    public static readonly BlobError InvalidQuery = new(
        400,
        "InvalidQueryParameterValue",
        "Value for one of the query parameters specified in the request URI is invalid."
    );
    public static readonly BlobError InvalidMetadata = new(
        400,
        "InvalidMetadata",
        "The metadata specified is invalid. It has characters that are not permitted."
    );
    public static readonly BlobError CopySourceNotFound = new(
        404,
        "CannotVerifyCopySource",
        "The specified resource does not exist."
    );
    public static readonly BlobError Overwrite = new(
        403,
        "UnauthorizedBlobOverwrite",
        "This request is not authorized to perform blob overwrites."
    );
    public static readonly BlobError NotImplemented = new(
        501,
        "NotImplemented",
        "The requested operation is not implemented by the embedded storage."
    );

    public static BlobError AuthenticationFailed(string detail) =>
        new(403, "AuthenticationFailed", $"Server failed to authenticate the request. {detail}");

    public static BlobError PermissionMismatch { get; } =
        new(
            403,
            "AuthorizationPermissionMismatch",
            "This request is not authorized to perform this operation using this permission."
        );

    public static BlobError Internal(string message) => new(500, "InternalError", message);

    /// <param name="head">An answer to HEAD has no body; its code is in the header.</param>
    public Answer Answer(bool head)
    {
        var body =
            $"""<?xml version="1.0" encoding="utf-8"?><Error><Code>{Code}</Code><Message>{SecurityElement.Escape(Message)}</Message></Error>""";
        var answer = head || Status == 304 ? new Answer(Status) : BlobAnswers.Xml(Status, Encoding.UTF8.GetBytes(body));
        return answer.With("x-ms-error-code", Code);
    }
}

/// <summary>Ends a call that the service refuses.</summary>
internal sealed class BlobRefusedException(BlobError error) : Exception(error.Message)
{
    public BlobError Error { get; } = error;
}
