using Delivery.Domain.Teaching.Enrolling;
using Delivery.Pages.Web;

namespace Delivery.Pages.Teaching.Enrolling;

/// <summary>Where an enrolment stands, in the reader's language.</summary>
public static class EnrolmentWords
{
    public static string Of(EnrolmentStage stage, Language language) =>
        language.Say(
            stage.Label(),
            stage switch
            {
                EnrolmentStage.Enrolled => "Signed up",
                EnrolmentStage.Waiting => "On the waiting list",
                EnrolmentStage.Offered => "A place is offered",
                EnrolmentStage.Declined => "Place declined",
                EnrolmentStage.Lapsed => "Offered place not taken in time",
                EnrolmentStage.Cancelled => "Cancelled",
                EnrolmentStage.Removed => "Taken off the list by the street office",
                _ => "Phone not confirmed",
            }
        );
}
