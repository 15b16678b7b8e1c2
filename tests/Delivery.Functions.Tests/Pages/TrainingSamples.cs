using Delivery.Domain.People.Training;
using Delivery.Pages.People.Training;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class TrainingSamples
{
    public static readonly TrainingPlan Plan = new(
        "配送工作培训",
        Sample.At(2026, 9, 21, 14, 0),
        120,
        "市社区体育协会",
        "测试路1号",
        Sample.At(2026, 9, 19, 0, 0)
    );

    public static readonly TrainingsModel Year = new(
        Sample.Frame(Reader.Staff),
        "key-t",
        2026,
        [new TrainingLine("2026-1", Plan, 180), new TrainingLine("2026-2", Plan, null)],
        [
            new UntrainedStreet("310101002", "清荷街道", "黄浦区"),
            new UntrainedStreet("310115001", "枫桥镇", "浦东新区"),
        ],
        TrainingValues.Empty,
        FormErrors.None
    );

    public static readonly TrainingsModel Refused = Year with
    {
        Trainings = [],
        Untrained = [],
        Errors = Sample.Errors(
            new FieldError("title", "请写培训的名称"),
            new FieldError("start", "培训的时间已过，请改正"),
            new FieldError("answerBy", "报名截止应在今天以后、培训开始以前，请改正")
        ),
    };

    public static readonly TrainingModel Ahead = new(
        Sample.Frame(Reader.Staff),
        "key-a",
        "2026-1",
        Plan,
        HasBegun: false,
        null,
        [
            new InvitedStreet("310101002", "清荷街道", TrainingAnswer.Coming, ["周二"], null),
            new InvitedStreet("310115001", "枫桥镇", TrainingAnswer.None, [], null),
        ],
        FormErrors.None
    );

    public static readonly TrainingModel CalledOff = Ahead with { CalledOff = "场馆停电检修" };

    public static readonly TrainingModel Begun = Ahead with
    {
        HasBegun = true,
        Errors = Sample.Errors(new FieldError("attended", "没有找到街镇“X1”，请核对代码")),
    };

    public static readonly InvitationModel Invitation = new(
        Sample.Frame(Reader.Citizen),
        "key-i",
        "/trainings/token",
        Bare: true,
        Plan,
        "清荷街道",
        TrainingAnswer.None,
        "",
        null,
        CanAnswer: true,
        null,
        Sample.Errors(new FieldError("answer", "请选择来还是不来"), new FieldError("people", "请写来参加的人"))
    );

    public static readonly InvitationModel Answered = Invitation with
    {
        Frame = Sample.Frame(Reader.Street),
        Bare = false,
        Answer = TrainingAnswer.Coming,
        People = "周二",
        AnsweredAt = Sample.Now,
        CertificatePath = Paths.Certificate("2026-1"),
        Errors = FormErrors.None,
    };

    public static readonly InvitationModel InvitationCalledOff = Invitation with
    {
        CanAnswer = false,
        CalledOff = "场馆停电检修",
        Errors = FormErrors.None,
    };

    public static readonly InvitationModel Closed = Invitation with { CanAnswer = false, Errors = FormErrors.None };

    public static readonly CertificateModel Certificate = new(
        Sample.Frame(Reader.Street),
        "2026-1",
        Plan,
        "清荷街道",
        ["周二", "林一"]
    );
}
