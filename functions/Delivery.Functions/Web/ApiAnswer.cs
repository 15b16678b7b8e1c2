using Azure;
using Delivery.Domain;

namespace Delivery.Functions.Web;

/// <summary>An answer before it is written: so that it can be kept and given again for the same idempotency key.</summary>
/// <param name="Etag">The version of what is shown, for <c>If-Match</c> of a later PUT.</param>
/// <param name="ShowsMore">It shows more than what its command decided, so it is kept as it was written.</param>
public sealed record ApiAnswer(
    int Status,
    object? Body,
    string? Location = null,
    string? Etag = null,
    bool ShowsMore = false
)
{
    public static ApiAnswer Ok(object body, ETag? etag = null) => new(200, body, Etag: etag?.ToString("H"));

    public static ApiAnswer Created(string location, object body, ETag? etag = null) =>
        new(201, body, location, etag?.ToString("H"));

    public static ApiAnswer NoContent { get; } = new(204, null);

    /// <summary>The domain says no; a move that the present state forbids is a conflict.</summary>
    public static ApiAnswer Refused(params IReadOnlyList<Refusal> refusals) =>
        new(IsConflict(refusals) ? 409 : 422, Problem.Of(IsConflict(refusals) ? 409 : 422, refusals));

    /// <summary>The same, where what was asked about may be none: that is 404.</summary>
    /// <param name="unknown">The code by which the domain says so.</param>
    /// <param name="what">As of <see cref="NotFound"/>.</param>
    public static ApiAnswer Refused(IReadOnlyList<Refusal> refusals, string unknown, string what, string id) =>
        refusals[0].Code == unknown ? NotFound(unknown, what, id) : Refused(refusals);

    public static ApiAnswer Malformed(params IReadOnlyList<Refusal> refusals) => new(400, Problem.Of(400, refusals));

    /// <param name="what">What was looked for, in words a person knows, e.g. 订单.</param>
    public static ApiAnswer NotFound(string code, string what, string id) =>
        new(404, Problem.Of(404, [new Refusal(code, $"没有找到{what}“{id}”，请核对编号")]));

    public static ApiAnswer Unauthorized { get; } =
        new(401, Problem.Of(401, [new Refusal("auth.required", "请先登录，或提供有效的 X-Api-Key")]));

    public static ApiAnswer Forbidden { get; } =
        new(403, Problem.Of(403, [new Refusal("auth.forbidden", "您没有办理这件事的权限，请联系协会管理员")]));

    /// <summary>The signed link was good once, or another one has taken its place.</summary>
    public static ApiAnswer LinkExpired { get; } =
        new(
            403,
            Problem.Of(
                403,
                [
                    new Refusal(
                        "auth.link-expired",
                        "这个链接已过期，不能再用。老师和街镇请到登录页输入登记的邮箱，新的登录链接会发到信箱；督导、拍摄和报名的链接请打协会的电话再要一个"
                    ),
                ]
            )
        );

    public static ApiAnswer Stale { get; } = new(412, Problem.Of(412, [Preconditions.Stale]));

    public static ApiAnswer Problematic(int status, string code, string message) =>
        new(status, Problem.Of(status, [new Refusal(code, message)]));

    /// <summary>Those that speak of a state without ending in its word. Codes stay: programs act on them.</summary>
    private static readonly HashSet<string> States =
    [
        "change.open",
        "filming.twice",
        "settlement.closing",
        "settlement.disputes-open",
        "settlement.unagreed",
        "training.called-off",
    ];

    private static bool IsConflict(IReadOnlyList<Refusal> refusals) =>
        refusals.All(refusal =>
            refusal.Code.EndsWith(".stage", StringComparison.Ordinal)
            || refusal.Code.EndsWith(".state", StringComparison.Ordinal)
            || States.Contains(refusal.Code)
        );
}
