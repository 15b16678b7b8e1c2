using Delivery.Domain.Calendar;
using Delivery.Domain.Teaching.Beginning;
using Delivery.Domain.Teaching.Evidence;
using Delivery.Pages.Teaching.Beginning;
using Delivery.Pages.Teaching.Evidence;
using Delivery.Pages.Web;

namespace Delivery.Functions.Tests.Pages;

internal static class EvidenceSamples
{
    private static readonly GalleryCard Photo = new(
        "m1",
        "清荷街道",
        "太极拳",
        3,
        Sample.At(2026, 9, 21, 9, 30),
        true,
        true,
        MediaConsent.Everyone
    );

    public static readonly GalleryModel Gallery = new(
        Sample.Frame(Reader.Staff),
        Month.Parse("2026-09"),
        true,
        "310101002",
        null,
        [new Choice("310101002", "清荷街道"), new Choice("310115001", "枫桥镇")],
        [new Choice("TJQ", "太极拳")],
        [
            Photo,
            Photo with
            {
                MediaId = "m2",
                IsImage = false,
                HasPictures = false,
                Consent = MediaConsent.NotAsked,
            },
            Photo with
            {
                MediaId = "m3",
                Discipline = "中老年骨质健康与运动",
                Consent = MediaConsent.EvidenceOnly,
            },
        ],
        Paths.MediaOf("2026-09", "310101002", null) + "&after=x"
    );

    public static readonly GalleryModel EmptyGallery = Gallery with { Items = [], More = null, HasLater = false };

    public static readonly GalleryItemModel Item = new(
        Sample.Frame(Reader.Staff),
        "key-1",
        Photo,
        "310101002-2026-001",
        "IMG_0042.jpg",
        Sample.At(2026, 9, 21, 11, 5),
        "王五老师",
        3_400_000,
        null,
        true,
        "",
        FormErrors.None
    );

    public static readonly GalleryItemModel ItemRefused = Item with
    {
        Card = Photo with { IsImage = false, HasPictures = false },
        Errors = Sample.Errors(new FieldError("reason", "请写明为什么删除，老师会看到")),
    };

    public static readonly GalleryItemModel ItemRemoved = Item with
    {
        RemovedBecause = "拍到了别的活动",
        MayAct = false,
    };

    public static readonly BegunModel Begun = new(
        Sample.Frame(Reader.Citizen),
        "key-2",
        "/begun/token",
        "清荷街道",
        "太极拳",
        1,
        Sample.Course.Lessons[0],
        null,
        "",
        FormErrors.None
    );

    public static readonly BegunModel BegunRefused = Begun with
    {
        Errors = Sample.Errors(new FieldError("reason", BegunAnswer.NoReason.Message)),
    };

    private static readonly BegunAnswer NotHeld = new(
        BegunSide.Street,
        "周二",
        false,
        "场地临时关门",
        Sample.At(2026, 9, 21, 9, 52)
    );

    public static readonly BegunModel BegunAnswered = Begun with { Answer = NotHeld };

    public static readonly BegunListModel BegunList = new(
        Sample.Frame(Reader.Staff),
        new DateOnly(2026, 9, 21),
        true,
        [
            new(
                "310101002-2026-001",
                "清荷街道 太极拳第1节",
                Sample.At(2026, 9, 21, 9, 30),
                BegunState.Unanswered,
                true,
                false,
                [],
                [Sample.Teacher, Sample.StreetOffice]
            ),
            new(
                "310115001-2026-002",
                "枫桥镇 排舞第4节",
                Sample.At(2026, 9, 21, 19, 0),
                BegunState.NotHeld,
                true,
                false,
                [NotHeld],
                []
            ),
        ]
    );

    public static readonly BegunListModel EmptyBegunList = BegunList with { Lines = [], HasLater = false };
}
